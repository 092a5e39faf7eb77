package village.infra.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

/** An item the township switched off for a while is owed from the day on which it is switched on again. */
class SwitchedOnAgainTest implements FilingSteps {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        run("insert into village (id, name) values ('%s', '测试村')");
        run("insert into disclosure_start (village_id, starts_on) values ('%s', '2026-01-01')");
        run("""
            insert into disclosure_village_item (village_id, code, effective_from, class, name, frequency, due_days,
              objection_days, answer_days, legal_basis, responsible_role)
            values ('%s', 'V01', '2026-01-01', 'village', '村务', 'monthly', 10, 7, 15, '村规民约', 'cadre')\
            """);
        run("""
            insert into disclosure_coverage (village_id, code, covered_until, last_published_at)
            values ('%s', 'V01', '2026-03-31', '2026-04-05T00:00:00Z')\
            """);
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

    /** In the evening it is the next day in Shanghai. */
    @Test
    void theFirstDayOnAgainCounts() {
        turn(false, "2026-04-02T01:00:00Z");
        turn(true, "2026-07-04T18:00:00Z");
        turn(true, "2026-07-20T01:00:00Z");
        assertThat(owed()).isEqualTo("2026-07");
        assertThat(catalogue().resumed()).containsEntry("V01", LocalDate.of(2026, 7, 5));
        turn(false, "2026-08-01T01:00:00Z");
        assertThat(catalogue().resumed()).isEmpty();
    }

    /** Else a word would forgive what is late. */
    @Test
    void switchingOnWhatWasNeverOffForgivesNothing() {
        turn(true, "2026-07-05T01:00:00Z");
        assertThat(owed()).isEqualTo("2026-04");
    }

    /** What {@link #published} publishes is owed from July on. */
    @Test
    void whatIsPublishedCountsFromThere() {
        out("2026-07");
        assertThat(catalogue().coverage().get("V01").until()).isEqualTo(LocalDate.of(2026, 7, 31));
        out("2026-09");
        assertThat(catalogue().coverage().get("V01").until()).isEqualTo(LocalDate.of(2026, 7, 31));
    }

    private String owed() {
        var catalogue = catalogue();
        return catalogue
                .timeliness(catalogue.existing("V01"))
                .owed()
                .orElseThrow()
                .word();
    }

    private VillageCatalogue catalogue() {
        return new PostgresCatalogues(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch)
                .of(village, LocalDate.of(2026, 11, 25))
                .block(PATIENCE);
    }

    private void turn(boolean on, String at) {
        run("""
            insert into disclosure_item_switch (village_id, code, enabled, reason, changed_by, changed_at)
            values ('%%s', 'V01', %s, '理由', gen_random_uuid(), '%s')\
            """.formatted(on, at));
    }

    private void run(String statement) {
        POSTGRES.sql().sql(statement.formatted(village)).then().block(PATIENCE);
    }
}
