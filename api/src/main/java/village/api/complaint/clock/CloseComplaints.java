package village.api.complaint.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;

/** Cases that wait long enough for their end get it: rated ones as rated, verified ones that nobody rated as that. */
public final class CloseComplaints {
    private final Complaints complaints;
    private final Ids ids;
    private final Clock clock;
    private final Duration wait;
    private final int batch;

    /**
     * @param wait how long after the check, or after the rating, a case stays as it is
     * @param batch how many cases of each sort are closed at once
     */
    public CloseComplaints(Complaints complaints, Ids ids, Clock clock, Duration wait, int batch) {
        this.complaints = complaints;
        this.ids = ids;
        this.clock = clock;
        this.wait = wait;
        this.batch = batch;
    }

    /** Closes a batch and tells how many were closed; zero when there is nothing left to do. */
    public Mono<Long> close() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return Mono.zip(closed(Status.RATED, now), closed(Status.VERIFIED, now), Long::sum);
        });
    }

    private Mono<Long> closed(Status from, Instant now) {
        return complaints
                .waiting(from, now.minus(wait), batch)
                .flatMapIterable(Function.identity())
                .concatMapDelayError(key ->
                        Passing.of(complaints, key, found -> closed(found, from, wait, Moment.system(now, ids))))
                .count();
    }

    /** What the passing of time makes of a case, or a refusal if its time has not come. */
    static Change closed(Complaint complaint, Status from, Duration wait, Moment moment) {
        var ending = complaint.ending();
        var rated = from == Status.RATED;
        var since = rated ? ending.ratedAt() : ending.verifiedAt();
        var over = since.filter(start -> moment.now().isAfter(start.plus(wait))).isPresent();
        if (complaint.status() != from || !over) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        var why = rated ? Ending.Closing.RATED : Ending.Closing.UNRATED;
        var after = complaint.with(Status.CLOSED).with(ending.closed(why, moment.now()));
        var said = rated ? "" : "核实后一直没有评价，按未评价办结。没有解决的，30 天内可以请求重新办理。";
        return moment.change(
                after,
                Entry.of(Step.Type.CLOSED, Label.SYSTEM, said),
                "complaint.closed",
                Map.of("closing", rated ? "rated" : "unrated"));
    }
}
