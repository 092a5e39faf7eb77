package village.api.complaint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A cadre or the township gives a case to somebody. */
public final class DispatchComplaint {
    private static final int MAX_NOTE = 500;

    private final Complaints complaints;
    private final Handlers handlers;
    private final Ids ids;
    private final Clock clock;

    public DispatchComplaint(Complaints complaints, Handlers handlers, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.handlers = handlers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who gets it and what to tell him.
     *
     * @param note for colleagues only, possibly empty
     * @param publish the dispatcher's consent to show a case whose reporter allowed it
     */
    public record Order(Person.Id handler, String note, boolean publish) {
        public Order {
            note = note.strip();
            if (note.codePointCount(0, note.length()) > MAX_NOTE) {
                throw Refusal.invalid("/note", "派单说明最多 500 个字。");
            }
        }
    }

    public Mono<Complaint> dispatch(Actor actor, Complaint.Id id, Order order, Optional<Once> once) {
        return handlers.of(actor.requireVillage())
                .flatMap(staff -> complaints.change(
                        actor.requireVillage(), id, once, complaint -> dispatched(actor, complaint, order, staff)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Change dispatched(Actor actor, Complaint complaint, Order order, List<Handlers.Handler> staff) {
        Access.workable(actor, complaint);
        if (!Access.mayDispatch(actor, complaint)) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        var fit = staff.stream()
                .filter(handler -> handler.person().equals(order.handler()))
                .filter(handler -> !handler.person().equals(complaint.reporter()))
                .anyMatch(
                        handler -> handler.role().above() || !complaint.intake().aboutStaff());
        if (!fit) {
            throw Refusal.of(Reason.COMPLAINT_HANDLER_INVALID);
        }
        return complaint.dispatched(
                actor.person(), Label.of(actor), order.handler(), order.note(), order.publish(), ids, clock.instant());
    }
}
