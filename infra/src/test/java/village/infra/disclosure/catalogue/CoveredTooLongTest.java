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
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.Timeliness;
import village.api.place.Village;
import village.infra.disclosure.StoredFilings;
import village.infra.postgres.PostgresExtension;

/** What is covered for longer than the township may take counts as not disclosed: nobody hides a fact by covering it. */
class CoveredTooLongTest implements FilingSteps {
    private static final Attachment.Id FILE = new Attachment.Id(new UUID(3, 1));
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

    /** Covering an old period makes nobody late for all the time it was public. */
    @Test
    void isLateFromTheTermOnAndNotFromItsFirstDueDay() {
        var july = out("2026-07");
        out("2026-08");
        out("2026-09");
        cover(july);
        var late = fact("2026-09-10");
        assertThat(late.dueOn()).contains(LocalDate.parse("2026-09-08"));
        assertThat(late.overdueDays()).isEqualTo(2);
        assertThat(late.fact()).isEqualTo("2026年7月已遮盖，应在9月8日前恢复或更正，已逾期 2 天");
        run("update disclosure_cover set verdict = 'erase', decided_by = gen_random_uuid(), decision_note = '有',"
                + " decided_at = now() where village_id = '%s'");
        erase(july, 1);
        assertThat(fact("2026-09-10").overdueDays()).as("until it is corrected").isEqualTo(2);
    }

    /** A file covered where it was first seen is hidden in the newest revision, too, while that encloses it. */
    @Test
    void aFileOfTheNewestRevisionCountsAndOneOfAnOldRevisionDoesNot() {
        var july = outWithFile("2026-07", FILE);
        out("2026-08");
        cover(july, "'%s'".formatted(FILE));
        assertThat(owed("2026-09-09")).isEqualTo("2026-07");
        correctedWithFile(july, FILE);
        assertThat(owed("2026-09-09")).as("enclosed again").isEqualTo("2026-07");
        erase(july, 2);
        assertThat(owed("2026-09-09")).as("erased and not corrected").isEqualTo("2026-07");
        change(july, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block(PATIENCE);
        outAgain(july);
        assertThat(owed("2026-09-09")).as("left out").isEqualTo("2026-09");
    }

    /** As if its evidence had been erased before. */
    private void erase(Filing.Id id, int number) {
        POSTGRES.sql().sql("""
            do $$ begin
              perform set_config('session_replication_role', 'replica', true);
              update disclosure_revision set body = '', enclosures = '[]', finance_table = null, erased_reason = '依法'
              where disclosure_id = '%s' and number = %d;
            end $$\
            """.formatted(id, number)).then().block(PATIENCE);
    }

    private void cover(Filing.Id id) {
        cover(id, "null");
    }

    private void cover(Filing.Id id, String file) {
        run("""
            insert into disclosure_cover (village_id, id, disclosure_id, revision, attachment_id, office, covered_by,
              reason, covered_at)
            values ('%%s', gen_random_uuid(), '%s', 1, %s, 'village', gen_random_uuid(), '名单', '2026-09-01T02:00:00Z')\
            """.formatted(id, file));
    }

    private String owed(String day) {
        return fact(day).owed().orElseThrow().word();
    }

    private Timeliness fact(String day) {
        var catalogue = new PostgresCatalogues(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch)
                .of(village, LocalDate.parse(day))
                .block(PATIENCE);
        return catalogue.timeliness(catalogue.existing("V01"));
    }

    private void run(String statement) {
        POSTGRES.sql().sql(statement.formatted(village)).then().block(PATIENCE);
    }
}
