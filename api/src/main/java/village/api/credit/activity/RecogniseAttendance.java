package village.api.credit.activity;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.credit.SourceKind;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.SourceEvent;

/** Has a confirmed attendance booked in the ledger, once. Called inside the transaction that confirms it. */
public final class RecogniseAttendance {
    private final AwardCredit award;

    public RecogniseAttendance(AwardCredit award) {
        this.award = award;
    }

    public Mono<Void> recognised(Activity activity, Attendance attendance, Instant now) {
        return Mono.defer(() -> award.award(new SourceEvent(
                        attendance.member(),
                        SourceKind.ACTIVITY,
                        attendance.id().value(),
                        Optional.of(activity.id().toString()),
                        Optional.empty(),
                        "主题党日：" + activity.title(),
                        activity.happenedAt(now),
                        1,
                        attendance.by())))
                .then();
    }
}
