package village.api.inquiry.asking;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.Callers;
import village.api.identity.Actor;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.inquiry.Inquiry;

/** Staff enter what somebody asks who telephoned, wrote or came, with whom the answer is to reach. */
public final class RegisterInquiry {
    private final AskDesk askDesk;
    private final Callers callers;
    private final InquiryCallers noted;

    public RegisterInquiry(AskDesk askDesk, Callers callers, InquiryCallers noted) {
        this.askDesk = askDesk;
        this.callers = callers;
        this.noted = noted;
    }

    /**
     * A caller whose name and number fit exactly one person on the roster is taken for that person, who finds the answer
     * in his own WeChat; any other is noted beside the inquiry, sealed.
     *
     * @param caller empty where the wish names somebody of the roster, or nobody is to be told
     */
    public Mono<Inquiry> register(Actor actor, Wish wish, Optional<Caller> caller, Once once) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER))
                .doOnNext(staff -> requireOneOfBoth(wish, caller))
                .flatMap(staff -> known(staff, caller))
                .flatMap(person -> askDesk.ask(actor, wish.of(person), once))
                .switchIfEmpty(Mono.defer(() -> askDesk.ask(actor, wish, once, caller.map(this::note))));
    }

    private static void requireOneOfBoth(Wish wish, Optional<Caller> caller) {
        if (caller.isPresent() && wish.onBehalfOf().isPresent()) {
            throw Refusal.invalid("/caller", "请填写来人的姓名，或者从名册里选人，两样选一样。");
        }
    }

    private Mono<RosterPerson.Id> known(Actor actor, Optional<Caller> caller) {
        return Mono.justOrEmpty(caller)
                .flatMap(who -> Mono.justOrEmpty(who.phone())
                        .ofType(PhoneNumber.class)
                        .flatMap(phone -> callers.onRoster(actor.requireVillage(), who.name(), phone)));
    }

    private AskDesk.Noted note(Caller caller) {
        return new AskDesk.Noted(caller.name().masked(), inquiry -> noted.add(inquiry.village(), inquiry.id(), caller));
    }
}
