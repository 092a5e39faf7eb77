package village.api.complaint.handling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A handler or dispatcher asks another office to help with a case (协办). */
public final class AskAssistance {
    private final CaseWork work;
    private final Handlers handlers;

    public AskAssistance(CaseWork work, Handlers handlers) {
        this.work = work;
        this.handlers = handlers;
    }

    /** @param note for colleagues only, possibly empty */
    public Mono<Complaint> ask(Actor actor, Complaint.Id id, Person.Id assistant, String note, Optional<Once> once) {
        return handlers.of(actor.requireVillage())
                .flatMap(staff -> work.act(
                        actor,
                        id,
                        once,
                        (complaint, moment) -> asked(actor, complaint, assistant, note, staff, moment)));
    }

    /** Refuses who neither has it in hand nor dispatches, and a case that is no longer open. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayAnswer(actor, complaint), complaint);
        return complaint.requireOpen();
    }

    /** What it makes of a case: one more who sees it and tells how it goes. */
    static Change asked(
            Actor actor,
            Complaint complaint,
            Person.Id assistant,
            String note,
            List<Handlers.Handler> staff,
            Moment moment) {
        permitted(actor, complaint);
        var words = Remark.optional("/note", note);
        if (complaint.handler().filter(assistant::equals).isPresent()
                || complaint.handling().assistants().contains(assistant)) {
            throw Refusal.of(Reason.COMPLAINT_HANDLER_INVALID, "这个人已经在办这件诉求了，请另选一位协办。");
        }
        if (!Handlers.fits(staff, assistant, complaint)) {
            throw Refusal.of(Reason.COMPLAINT_HANDLER_INVALID);
        }
        var after = complaint.with(complaint.handling().assistedBy(assistant));
        var entry = Entry.of(Step.Type.ASSISTANCE_ASKED, Label.of(actor)).internally(words);
        return moment.change(after, entry, "complaint.assistance-asked", Map.of("assistant", assistant.toString()));
    }
}
