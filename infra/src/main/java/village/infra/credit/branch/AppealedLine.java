package village.infra.credit.branch;

import static village.infra.postgres.Columns.truth;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.appeal.Appeal;
import village.infra.credit.YearLock;

/**
 * The line an appeal is about, which must stand while the appeal is written: its year is not closed meanwhile, and nobody
 * reverses it. Locks are taken in the order of the ledger, years before members.
 */
final class AppealedLine {
    private static final String YEAR = """
        select count(pg_advisory_xact_lock_shared(%s)) from (
          select village_id as v, year as y from credit_entry where village_id = :village and id = :line) as one
        """.formatted(YearLock.KEY);
    private static final String MEMBER = """
        select member_id from credit_member where village_id = :village and member_id = :member for no key update
        """;
    private static final String REVERSED = """
        select exists (select 1 from credit_entry where village_id = :village and reverses = :line)
        """;

    private AppealedLine() {}

    /** Refuses a line that was reversed, perhaps only just now. */
    static Mono<Void> locked(DatabaseClient client, Appeal appeal) {
        var village = appeal.member().village().value();
        var line = appeal.line().value();
        return client.sql(YEAR)
                .bind("village", village)
                .bind("line", line)
                .then()
                .then(client.sql(MEMBER)
                        .bind("village", village)
                        .bind("member", appeal.member().id().value())
                        .then())
                .then(client.sql(REVERSED)
                        .bind("village", village)
                        .bind("line", line)
                        .map(row -> truth(row, 0))
                        .one())
                .flatMap(reversed ->
                        reversed ? Mono.error(() -> Refusal.of(Reason.CREDIT_REVERSED_ALREADY)) : Mono.empty());
    }
}
