package village.api.complaint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;

/** The handler answers a case and the reporter is told. */
public final class AnswerComplaint {
    private final Complaints complaints;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public AnswerComplaint(
            Complaints complaints, Attachments attachments, Transactions transactions, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Complaint> answer(Actor actor, Complaint.Id id, Answer answer, Optional<Once> once) {
        var answered =
                complaints.change(actor.requireVillage(), id, once, complaint -> answered(actor, complaint, answer));
        return transactions
                .together(answered.flatMap(complaint -> claim(actor, complaint, answer)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Change answered(Actor actor, Complaint complaint, Answer answer) {
        Access.workable(actor, complaint);
        if (!Access.mayAnswer(actor, complaint)) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return complaint.answered(actor, Label.of(actor), answer, ids, clock);
    }

    /** An answer that is repeated finds its attachments already in place. */
    private Mono<Complaint> claim(Actor actor, Complaint complaint, Answer answer) {
        if (answer.attachments().isEmpty()) {
            return Mono.just(complaint);
        }
        var owner =
                new Attachment.Owner(ComplaintVisibility.OWNER, complaint.id().value());
        return attachments
                .of(complaint.village(), owner)
                .map(there -> notAmong(there, answer.attachments()))
                .flatMap(fresh -> attachments.claim(complaint.village(), fresh, actor.requirePerson(), owner))
                .thenReturn(complaint);
    }

    private static List<Attachment.Id> notAmong(List<Attachment> there, List<Attachment.Id> named) {
        var known = there.stream().map(Attachment::id).toList();
        return named.stream().filter(id -> !known.contains(id)).toList();
    }
}
