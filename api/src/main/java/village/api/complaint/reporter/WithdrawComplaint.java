package village.api.complaint.reporter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.MergedWork;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/**
 * The reporter takes his case back, unless it is that of others as well: theirs is not his to end. What he reported twice
 * himself ends together. His own that was merged into another stays part of it, and he hears of the other no more.
 */
public final class WithdrawComplaint {
    private final MergedWork work;

    public WithdrawComplaint(MergedWork work) {
        this.work = work;
    }

    /** @param reason possibly empty, at most 500 characters */
    public Mono<Complaint> withdraw(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> OwnCase.words(reason, "/reason"))
                .flatMap(words ->
                        work.act(actor, id, once, (merges, moment) -> withdrawn(actor, merges, words, moment)));
    }

    /** What taking back makes of a case, if it is his to end; of a merged one, of his own part. */
    public static List<Change> withdrawn(Actor actor, Merges merges, String reason, Moment moment) {
        if (merges.complaint().status() == Status.MERGED) {
            return OwnMerged.withdrawn(actor, merges, reason, moment);
        }
        var change = withdrawn(actor, merges.complaint(), reason, moment);
        if (merges.shared(actor.requirePerson())) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "别人也反映了这件事，正合在一起办，不能撤回。您不用再管了；有答复时点“解决了”就行。");
        }
        var along = merges.standing().map(one -> OwnMerged.takenBackAlong(actor, one, moment));
        return Stream.concat(Stream.of(change), along).toList();
    }

    /** What taking back makes of a case: it is closed, and nothing about it waits any more. */
    public static Change withdrawn(Actor actor, Complaint complaint, String reason, Moment moment) {
        OwnCase.required(actor, complaint).requireOpen();
        var after = complaint
                .with(Status.CLOSED)
                .with(complaint.handling().offered(false))
                .with(complaint.deadline().resumed(moment.now()).unasked())
                .with(complaint.ending().closed(Ending.Closing.WITHDRAWN, moment.now()));
        var entry = Entry.of(Step.Type.CLOSED, Label.of(actor, complaint), said(reason));
        return moment.change(after, entry, "complaint.closed", Map.of("closing", "withdrawn"));
    }

    static String said(String reason) {
        return reason.isEmpty() ? "反映人撤回" : "反映人撤回：" + reason;
    }
}
