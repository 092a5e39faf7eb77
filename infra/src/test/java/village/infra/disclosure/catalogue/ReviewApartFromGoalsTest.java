package village.infra.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

/** Goals are told when they are set, a review when its year is over; what was published of both together stays. */
class ReviewApartFromGoalsTest implements FilingSteps {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BOTH = "村干部、村务工作者的任期目标和履职评议";
    private static final String MIGRATION = "db/migration/V1936__review_apart_from_goals.sql";

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        run("insert into village (id, name) values ('" + village + "', '测试村')");
        run("insert into disclosure_start (village_id, starts_on) values ('" + village + "', '2025-01-01')");
    }

    @Override
    public Filings filings() {
        return StoredFilings.in(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    @Test
    void theReviewIsYearlyAndTheGoalsAreToldWhenTheyAreSet() {
        var review = catalogue().existing("B0503");
        assertThat(review.name()).contains("评议").doesNotContain("目标");
        assertThat(review.frequency()).isEqualTo(Frequency.YEARLY);
        var goals = catalogue().existing("B0506");
        assertThat(goals.name()).contains("任期目标").doesNotContain("评议");
        assertThat(goals.frequency()).isEqualTo(Frequency.EVENT);
        assertThat(goals.dueDays()).isEqualTo(5);
        assertThat(fact("B0506").owed()).as("nothing was registered").isEmpty();
    }

    @Test
    void whatWasPublishedOfBothStaysAndIsCorrectedAsBefore() throws IOException {
        asItWas(BOTH, "yearly");
        var id = published("2025");
        var owed = fact("B0503").owed();
        migrate();
        assertThat(fact("B0503").owed()).isPresent().isEqualTo(owed);
        assertThat(names(id)).containsExactly(BOTH);
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block(PATIENCE);
        outAgain(id);
        assertThat(one(id).published().orElseThrow().revision()).isEqualTo(2);
        assertThat(listed()).containsExactly(id);
    }

    @Test
    void whatAPlaceMadeOfItIsItsOwn() throws IOException {
        asItWas("村干部述职", "yearly");
        migrate();
        assertThat(catalogue().existing("B0503").name()).isEqualTo("村干部述职");
        assertThat(catalogue().item("B0506")).isEmpty();
        asItWas(BOTH, "event");
        migrate();
        assertThat(catalogue().existing("B0503").name()).isEqualTo(BOTH);
        assertThat(catalogue().item("B0506")).isEmpty();
        asItWas(BOTH, "yearly");
        migrate();
        theReviewIsYearlyAndTheGoalsAreToldWhenTheyAreSet();
    }

    private Filing.Id published(String period) {
        var id = filings()
                .add(fresh(), drafted("B0503", DisclosureClass.VILLAGE, period))
                .block(PATIENCE);
        outAgain(id);
        run("alter table disclosure_revision disable trigger user");
        run("update disclosure_revision set item_name = '" + BOTH + "' where disclosure_id = '" + id + "'");
        run("alter table disclosure_revision enable trigger user");
        return id;
    }

    private List<String> names(Filing.Id id) {
        return filings().revisions(village, id).block(PATIENCE).stream()
                .map(revision -> revision.itemName())
                .toList();
    }

    private Timeliness fact(String code) {
        var catalogue = catalogue();
        return catalogue.timeliness(catalogue.existing(code));
    }

    private VillageCatalogue catalogue() {
        return new PostgresCatalogues(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch)
                .of(village, LocalDate.of(2026, 11, 25))
                .block(PATIENCE);
    }

    private static void asItWas(String name, String frequency) {
        run("delete from disclosure_item where code = 'B0506'");
        run("update disclosure_item set name = '" + name + "', frequency = '" + frequency + "' where code = 'B0503'");
    }

    private static void migrate() throws IOException {
        run(new ClassPathResource(MIGRATION).getContentAsString(StandardCharsets.UTF_8));
    }

    private static void run(String sql) {
        POSTGRES.sql().sql(sql).then().block(PATIENCE);
    }
}
