package village.api.identity.binding;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.identity.RosterPerson;

/** A cadre decides who somebody is. Never about himself; the township does that. */
public final class DecideBinding {
    static final Role[] DECIDERS = {Role.CADRE, Role.DISPATCHER};
    private static final int MAX_REASON = 200;

    private final Bindings bindings;
    private final RoleBook roles;
    private final Clock clock;

    public DecideBinding(Bindings bindings, RoleBook roles, Clock clock) {
        this.bindings = bindings;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * The decision.
     *
     * @param approved who the person is; empty for no
     * @param reason asked for with a no
     */
    public record Command(Optional<RosterPerson.Id> approved, Optional<String> reason) {
        public Command {
            reason = reason.map(String::strip).filter(text -> !text.isEmpty());
            if (approved.isEmpty() && reason.isEmpty()) {
                throw Refusal.invalid("/reason", "不通过时请写明原因。");
            }
            if (reason.isPresent() && reason.get().length() > MAX_REASON) {
                throw Refusal.invalid("/reason", "原因请写在 200 字以内。");
            }
        }
    }

    public Mono<Binding> decide(Actor actor, Binding.Id id, Command command) {
        return Mono.fromSupplier(() -> actor.require(DECIDERS).requireVillage())
                .flatMap(village -> bindings.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.BINDING_NOT_FOUND)))
                .map(binding -> decided(binding.requireOther(actor), command))
                .flatMap(binding -> bindings.save(binding, toDecision(actor, command)))
                .doOnNext(binding -> roles.forget(binding.person()));
    }

    private static Binding decided(Binding binding, Command command) {
        return command.approved().map(binding::approved).orElseGet(binding::refused);
    }

    private Bindings.Decision toDecision(Actor actor, Command command) {
        return new Bindings.Decision(actor.person(), command.reason(), clock.instant());
    }
}
