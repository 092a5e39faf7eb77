package village.api.complaint.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
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
import village.api.complaint.Step;

/**
 * Cases whose time has run out go up: to the township when due, to the county when that did not help. The handler keeps
 * them; somebody above looks after them.
 */
public final class EscalateComplaints {
    private final Complaints complaints;
    private final Ids ids;
    private final Clock clock;
    private final Duration countyAfter;
    private final int batch;

    /**
     * @param countyAfter how long after the due time the county looks after a case
     * @param batch how many cases of each level go up at once
     */
    public EscalateComplaints(Complaints complaints, Ids ids, Clock clock, Duration countyAfter, int batch) {
        this.complaints = complaints;
        this.ids = ids;
        this.clock = clock;
        this.countyAfter = countyAfter;
        this.batch = batch;
    }

    /** Escalates a batch and tells how many went up; zero when there is nothing left to do. */
    public Mono<Long> escalate() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return Mono.zip(
                    escalated(Deadline.Level.TOWNSHIP, now.minus(countyAfter), now),
                    escalated(Deadline.Level.VILLAGE, now, now),
                    Long::sum);
        });
    }

    private Mono<Long> escalated(Deadline.Level from, Instant before, Instant now) {
        return complaints
                .late(from, before, batch)
                .flatMapIterable(Function.identity())
                .concatMapDelayError(key -> Passing.of(
                        complaints, key, found -> escalated(found, from, countyAfter, Moment.system(now, ids))))
                .count();
    }

    /** What the passing of time makes of a case, or a refusal if its time has not come. */
    static Change escalated(Complaint complaint, Deadline.Level from, Duration countyAfter, Moment moment) {
        var deadline = complaint.requireOpen().deadline();
        var last =
                from == Deadline.Level.VILLAGE ? deadline.due() : deadline.due().plus(countyAfter);
        if (deadline.level() != from
                || deadline.pausedAt().isPresent()
                || !moment.now().isAfter(last)) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        var to = from == Deadline.Level.VILLAGE ? Deadline.Level.TOWNSHIP : Deadline.Level.COUNTY;
        var entry = Entry.of(Step.Type.ESCALATED, Label.SYSTEM, "到期还没有答复，现由" + to.label() + "盯办。");
        var facts = new LinkedHashMap<String, String>();
        facts.put("level", to.name().toLowerCase(Locale.ROOT));
        complaint.handler().ifPresent(handler -> facts.put("handler", handler.toString()));
        return moment.change(complaint.with(deadline.escalated(to)), entry, "complaint.escalated", facts);
    }
}
