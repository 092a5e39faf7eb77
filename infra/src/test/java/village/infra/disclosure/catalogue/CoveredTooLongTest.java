package village.infra.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.Filings;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

/** What is covered for longer than the township may take counts as not disclosed: nobody hides a fact by covering it. */
class CoveredTooLongTest implements FilingSteps {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void addVillage() {
        run("insert into village (id, name) values ('%s', '测试村')");
        run("insert into disclosure_start (village_id, starts_on) values ('%s', '2026-07-01')");
        run("""
            insert into disclosure_village_item (village_id, code, effective_from, class, name, frequency, due_days,
              objection_days, answer_days, legal_basis, responsible_role)
            values ('%s', 'V01', '2026-01-01', 'village', '村务', 'monthly', 10, 7, 15, '村规民约', 'cadre')\
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

    @Test
    void countsAsNotPublicAfterTheTermUntilItIsLiftedOrCorrected() {
        var july = out("2026-07");
        out("2026-08");
        assertThat(owed("2026-09-20")).isEqualTo("2026-09");
        cover(july);
        assertThat(owed("2026-09-08")).as("the term's last day").isEqualTo("2026-09");
        assertThat(owed("2026-09-09")).isEqualTo("2026-07");
        run("update disclosure_cover set verdict = 'lift', decided_by = gen_random_uuid(), decision_note = '没有',"
                + " decided_at = now() where village_id = '%s'");
        assertThat(owed("2026-09-20")).isEqualTo("2026-09");
        cover(july);
        assertThat(owed("2026-09-20")).isEqualTo("2026-07");
        change(july, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block(PATIENCE);
        outAgain(july);
        assertThat(owed("2026-09-20")).isEqualTo("2026-09");
    }

    private void cover(Filing.Id id) {
        run("""
            insert into disclosure_cover (village_id, id, disclosure_id, revision, office, covered_by, reason, covered_at)
            values ('%%s', gen_random_uuid(), '%s', 1, 'village', gen_random_uuid(), '名单', '2026-09-01T02:00:00Z')\
            """.formatted(id));
    }

    private String owed(String day) {
        var catalogue = new PostgresCatalogues(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch)
                .of(village, LocalDate.parse(day))
                .block(PATIENCE);
        return catalogue
                .timeliness(catalogue.existing("V01"))
                .owed()
                .orElseThrow()
                .word();
    }

    private void run(String statement) {
        POSTGRES.sql().sql(statement.formatted(village)).then().block(PATIENCE);
    }
}
