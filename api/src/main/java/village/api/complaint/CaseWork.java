package village.api.complaint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;

/** What every act on one case has in common: the row lock, the moment, the attachments it brings. */
public final class CaseWork {
    private final Complaints complaints;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public CaseWork(Complaints complaints, Attachments attachments, Transactions transactions, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A rule: what becomes of a case at this moment, or a refusal. */
    public interface Rule extends BiFunction<Complaint, Moment, Change> {}

    /**
     * Acts on a case of the actor's village.
     *
     * @return the case afterwards; refuses with {@code complaint.not-found} if the village has none of that id
     */
    public Mono<Complaint> act(Actor actor, Complaint.Id id, Optional<Once> once, Rule rule) {
        return Mono.defer(() ->
                        complaints.change(actor.requireVillage(), id, once, found -> rule.apply(found, moment(actor))))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    /** Acts on a case and makes the actor's attachments the case's own; an act that is repeated finds them in place. */
    public Mono<Complaint> act(
            Actor actor, Complaint.Id id, Optional<Once> once, List<Attachment.Id> brought, Rule rule) {
        return bringing(actor, brought, act(actor, id, once, rule));
    }

    /** The same for an act of another kind on the case it gives. */
    public Mono<Complaint> bringing(Actor actor, List<Attachment.Id> brought, Mono<Complaint> act) {
        return brought.isEmpty()
                ? act
                : transactions.together(act.flatMap(complaint -> claimed(actor, complaint, brought)));
    }

    /** Whether a recording is among what the actor brings. */
    public Mono<Boolean> spoken(Actor actor, List<Attachment.Id> brought) {
        return Spoken.among(attachments, actor.requireVillage(), brought);
    }

    private Moment moment(Actor actor) {
        return Moment.of(actor, clock.instant(), ids);
    }

    private Mono<Complaint> claimed(Actor actor, Complaint complaint, List<Attachment.Id> brought) {
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.id().value());
        return attachments
                .of(complaint.village(), owner)
                .map(there -> notAmong(there, brought))
                .flatMap(fresh -> attachments.claim(complaint.village(), fresh, actor.requirePerson(), owner))
                .thenReturn(complaint);
    }

    private static List<Attachment.Id> notAmong(List<Attachment> there, List<Attachment.Id> named) {
        var known = there.stream().map(Attachment::id).toList();
        return named.stream().filter(id -> !known.contains(id)).toList();
    }
}
