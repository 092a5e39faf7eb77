package village.api.credit.activity;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.SourceKind;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.SourceEvent;

/**
 * Has a confirmed attendance booked in the ledger, once, with no more study time than the activity lasted. Nobody is in two
 * places: where another activity of the same time is booked for the member, all of it is refused
 * ({@code activity.overlaps}), and where the village's rules of that day give nothing for it
 * ({@code credit.rule-not-found}): nobody is told that something counts that does not. Called inside the transaction that confirms it.
 */
public final class RecogniseAttendance {
    private static final String NO_RULE = "那一天的积分规则里没有主题党日，记不上；要记，请书记先公布有这一条的规则。";

    private final AwardCredit award;
    private final Attendances attendances;

    public RecogniseAttendance(AwardCredit award, Attendances attendances) {
        this.award = award;
        this.attendances = attendances;
    }

    /** Whoever books locks the member, so that of two activities at once the second finds the first. */
    public Mono<Void> recognised(Activity activity, Attendance attendance, Instant now) {
        return Mono.defer(() -> award.award(source(activity, attendance, now), activity.minutes()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_RULE_NOT_FOUND, NO_RULE)))
                .filterWhen(line -> attendances.overlapping(attendance.member(), activity))
                .flatMap(line -> Mono.error(() -> Refusal.of(Reason.ACTIVITY_OVERLAPS)));
    }

    private static SourceEvent source(Activity activity, Attendance attendance, Instant now) {
        return new SourceEvent(
                attendance.member(),
                SourceKind.ACTIVITY,
                attendance.id().value(),
                Optional.of(activity.id().toString()),
                Optional.empty(),
                "主题党日：" + activity.title(),
                activity.happenedAt(now),
                1,
                attendance.by());
    }
}
