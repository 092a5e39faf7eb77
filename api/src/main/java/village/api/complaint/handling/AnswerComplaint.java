package village.api.complaint.handling;

import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The handler answers a case and the reporter is told. */
public final class AnswerComplaint {
    private final CaseWork work;
    private final PublicWords words;

    public AnswerComplaint(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /** Refuses ({@code publication.blocked}) numbers in what everybody would read. */
    public Mono<Complaint> answer(Actor actor, Complaint.Id id, Answer answer, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        answer.attachments(),
                        eyes.over((complaint, moment) -> answered(actor, complaint, answer, moment))));
    }

    /** Refuses who may not answer, and a case that awaits no answer. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayAnswer(actor, complaint), complaint);
        return awaiting(complaint);
    }

    private static Complaint awaiting(Complaint complaint) {
        return complaint.status() == Status.TRANSFERRED_OUT ? complaint : complaint.requireOpen();
    }

    static Change answered(Actor actor, Complaint complaint, Answer answer, Moment moment) {
        permitted(actor, complaint);
        Access.allowed(!answer.publish() || Access.mayPublish(actor, complaint), complaint);
        return answered(complaint, actor, Label.of(actor), answer, moment);
    }

    /**
     * What an answer makes of a case: whoever answered has it in hand from now on. Who had it until then is told; with what
     * was sent out nobody here was at work.
     */
    public static Change answered(Complaint complaint, Actor actor, String label, Answer answer, Moment moment) {
        awaiting(complaint);
        var after = complaint
                .with(Status.ANSWERED)
                .with(complaint.handling().answeredBy(actor.person()))
                .with(complaint.deadline().resumed(moment.now()).unasked())
                .with(complaint.ending().answered(moment.now()))
                .publishedIf(answer.publish() && Access.mayPublish(actor, complaint));
        var entry = Entry.of(Step.Type.ANSWERED, label, answer.text())
                .internally(answer.internalText())
                .with(answer.attachments());
        var here = complaint.status().open();
        var facts = here ? complaint.handling().takenFor(actor.person()) : Map.<String, String>of();
        return moment.change(after, entry, "complaint.answered", facts);
    }
}
