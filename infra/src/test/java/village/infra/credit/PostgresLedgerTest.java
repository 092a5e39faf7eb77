package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.Member;
import village.api.credit.ledger.BookedOnceContract;
import village.api.credit.ledger.ClosedYearsContract;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.LedgerContract;
import village.api.credit.ledger.ReversedTogetherContract;
import village.api.credit.ledger.RunningShareContract;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Caps;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresLedgerTest
        implements LedgerContract,
                BookedOnceContract,
                ClosedYearsContract,
                ReversedTogetherContract,
                RunningShareContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = StoredMembers.village(POSTGRES.sql());

    @Override
    public Ledger ledger() {
        return new PostgresLedger(POSTGRES.database());
    }

    @Override
    public Member member() {
        return StoredMembers.member(POSTGRES.sql(), village);
    }

    @Override
    public void close(Village.Id where, int year) {
        run("insert into credit_closing (village_id, year, closed_by, closed_at) values ('" + where + "', " + year
                + ", gen_random_uuid(), '2026-01-15T00:00:00Z')");
    }

    @Override
    public long happened(String type) {
        return POSTGRES.sql()
                .sql("select count(*) from event where village_id = :village and type = :type")
                .bind("village", village.value())
                .bind("type", type)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    @Test
    void nobodyRewritesTheBooksOrShowsASumThatIsNotTheirs() {
        var member = member();
        ledger().book(List.of(
                        Studied.posting(Studied.event(member, 2), Studied.each(Caps.NONE)),
                        Studied.posting(Studied.event(member, 3), Studied.each(Caps.NONE))))
                .block(PATIENCE);
        refused("update credit_entry set points = 9 where member_id = '" + member.id() + "'", "append only");
        refused("delete from credit_entry where member_id = '" + member.id() + "'", "append only");
        refused(
                "update credit_account set points = points + 1 where member_id = '" + member.id() + "'",
                "credit_account_is_the_last_line");
        refused(line(member, 3, 4, 1, 5), "credit_entry_after_the_one_before");
        refused(line(member, 3, 5, 1, 7), "credit_entry_sum");
        refused(line(member, 4, 5, 1, 6), "credit_entry_after_the_one_before");
        refused(line(member, 2, 5, 1, 6), "credit_entry_number_once");
    }

    /** What was booked before short lessons added up counts as if they had from the beginning of the year. */
    @Test
    void whatStoodBeforeIsAddedUpFromItsLines() throws IOException {
        var member = member();
        var lines = ledger().book(Stream.of(20, 20, 7, 41)
                        .map(minutes -> Studied.posting(Studied.event(member, minutes), HOUR))
                        .toList())
                .block(PATIENCE);
        ledger().reverse(village, lines.get(1).id(), Studied.reversal()).block(PATIENCE);
        var before = shares();
        assertThat(before).containsExactly("lesson starter-1 2026 68 1 68");
        run("truncate credit_share");
        run(backfill());
        assertThat(shares()).isEqualTo(before);
    }

    private static String backfill() throws IOException {
        try (var migration = PostgresLedger.class.getResourceAsStream("/db/migration/V1941__credit_share.sql")) {
            var sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return sql.substring(sql.indexOf("insert into credit_share"));
        }
    }

    private List<String> shares() {
        return POSTGRES.sql()
                .sql("select concat_ws(' ', rule_code, scheme, year, quantity, points, minutes) from credit_share"
                        + " where village_id = :village order by member_id, rule_code")
                .bind("village", village.value())
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(PATIENCE);
    }

    private static String line(Member member, int number, int before, int points, int after) {
        return "insert into credit_entry (village_id, id, member_id, year, number, source_kind, source_id, title,"
                + " occurred_at, quantity, rule_code, scheme, wanted_points, wanted_minutes, points, minutes,"
                + " points_before, minutes_before, points_after, minutes_after, recorded_at) values ('"
                + member.village() + "', gen_random_uuid(), '" + member.id() + "', 2026, " + number
                + ", 'lesson', gen_random_uuid(), '课', now(), 1, 'lesson', '1', " + points + ", 0, " + points
                + ", 0, " + before + ", 0, " + after + ", 0, now())";
    }

    private void refused(String sql, String why) {
        assertThatThrownBy(() -> run(sql)).hasStackTraceContaining(why);
    }

    private void run(String sql) {
        assertThat(POSTGRES.sql().sql(sql).fetch().rowsUpdated().block(PATIENCE))
                .isNotNull();
    }
}
