package village.infra.credit.branch;

import static village.infra.postgres.Columns.truth;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.appeal.Appeal;
import village.infra.credit.YearLock;

/**
 * The line an appeal is about, which must stand while the appeal is written: its year is not closed meanwhile, and nobody
 * reverses it or books anew what it took back. Locks are taken in the order of the ledger, years before members.
 */
final class AppealedLine {
    private static final String YEAR = """
        select count(pg_advisory_xact_lock_shared(%s)) from (
          select village_id as v, year as y from credit_entry where village_id = :village and id = :line) as one
        """.formatted(YearLock.KEY);
    private static final String MEMBER = """
        select member_id from credit_member where village_id = :village and member_id = :member for no key update
        """;
    private static final String SETTLED = """
        select exists (select 1 from credit_entry where village_id = :village and reverses = :line),
          exists (select 1 from credit_appeal
            where village_id = :village and member_id = :member and entry_id = :line and status = 'upheld')
        """;
    private static final String BOOKED_ANEW = "这一行作废的学习已经重新记入，不能再对它申诉；觉得新记的那一行不对，请对那一行申诉。";

    private AppealedLine() {}

    /** Refuses a line that was reversed, or is a reversing one that was made good, perhaps only just now. */
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
                .then(client.sql(SETTLED)
                        .bind("village", village)
                        .bind("member", appeal.member().id().value())
                        .bind("line", line)
                        .map(AppealedLine::refused)
                        .one())
                .flatMap(refused -> refused.<Mono<Void>>map(Mono::error).orElseGet(Mono::empty));
    }

    private static Optional<Refusal> refused(Readable row) {
        if (truth(row, 0)) {
            return Optional.of(Refusal.of(Reason.CREDIT_REVERSED_ALREADY));
        }
        return truth(row, 1) ? Optional.of(Refusal.of(Reason.CREDIT_APPEAL_DECIDED, BOOKED_ANEW)) : Optional.empty();
    }
}
