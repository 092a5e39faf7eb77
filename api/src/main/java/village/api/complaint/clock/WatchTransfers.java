package village.api.complaint.clock;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Deadline;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;

/** An office a case was sent to lets the law's time run out: the township is told, once, and the county looks after it. */
public final class WatchTransfers {
    private final Complaints complaints;
    private final Ids ids;
    private final Clock clock;
    private final int batch;

    /** @param batch how many cases are told of at once */
    public WatchTransfers(Complaints complaints, Ids ids, Clock clock, int batch) {
        this.complaints = complaints;
        this.ids = ids;
        this.clock = clock;
        this.batch = batch;
    }

    /** Tells of a batch and how many there were; zero when there is nothing left to do. */
    public Mono<Long> watch() {
        return Mono.defer(() -> {
            var moment = Moment.system(clock.instant(), ids);
            return complaints
                    .lateOutside(moment.now(), batch)
                    .flatMapIterable(Function.identity())
                    .concatMapDelayError(key -> Passing.of(complaints, key, found -> overdue(found, moment)))
                    .count();
        });
    }

    /** What the passing of time makes of a case, or a refusal if its time has not come. */
    static Change overdue(Complaint complaint, Moment moment) {
        var deadline = complaint.deadline();
        if (complaint.status() != Status.TRANSFERRED_OUT
                || deadline.level() == Deadline.Level.COUNTY
                || !moment.now().isAfter(deadline.due())) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        var office = complaint.ending().transfer().map(to -> to.office()).orElse("对方");
        var entry = Entry.of(Step.Type.ESCALATED, Label.SYSTEM, office + "过了法定期限还没有结果，由乡镇催办，县里盯办。");
        return moment.change(
                complaint.with(deadline.escalated(Deadline.Level.COUNTY)),
                entry,
                "complaint.transfer-overdue",
                Map.of());
    }
}
