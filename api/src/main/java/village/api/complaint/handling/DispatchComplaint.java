package village.api.complaint.handling;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A cadre or the township gives a case to somebody. */
public final class DispatchComplaint {
    private final CaseWork work;
    private final Handlers handlers;
    private final PublicWords words;

    public DispatchComplaint(CaseWork work, Handlers handlers, PublicWords words) {
        this.work = work;
        this.handlers = handlers;
        this.words = words;
    }

    /**
     * Who gets it and what to tell him.
     *
     * @param note for colleagues only, possibly empty
     * @param publish the township's consent to show a case whose reporter allowed it
     */
    public record Order(Person.Id handler, String note, boolean publish) {
        public Order {
            note = Remark.optional("/note", note);
        }
    }

    /** Refuses ({@code publication.blocked}) to show everybody numbers. */
    public Mono<Complaint> dispatch(Actor actor, Complaint.Id id, Order order, Optional<Once> once) {
        return Mono.zip(handlers.of(actor.requireVillage()), words.eyes(actor))
                .flatMap(known -> work.act(
                        actor,
                        id,
                        once,
                        known.getT2()
                                .over((complaint, moment) ->
                                        dispatched(actor, complaint, order, known.getT1(), moment))));
    }

    /** Refuses who may not dispatch, and a case that is no longer open. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDispatch(actor, complaint), complaint);
        return complaint.requireOpen();
    }

    /** What a dispatch makes of a case. */
    static Change dispatched(
            Actor actor, Complaint complaint, Order order, List<Handlers.Handler> staff, Moment moment) {
        permitted(actor, complaint);
        Access.allowed(!order.publish() || Access.mayPublish(actor, complaint), complaint);
        if (!Handlers.fits(staff, order.handler(), complaint)) {
            throw Refusal.of(Reason.COMPLAINT_HANDLER_INVALID);
        }
        return complaint.dispatched(order.handler(), Label.of(actor), order.note(), order.publish(), moment);
    }
}
