package village.api.identity.binding;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.RoleBook;
import village.api.place.VillageCode;
import village.api.place.Villages;

/** A person ends his being bound in a village, or takes his claim back. */
public final class EndBinding {
    private final Villages villages;
    private final Bindings bindings;
    private final RoleBook roles;
    private final Clock clock;

    public EndBinding(Villages villages, Bindings bindings, RoleBook roles, Clock clock) {
        this.villages = villages;
        this.bindings = bindings;
        this.roles = roles;
        this.clock = clock;
    }

    public Mono<Void> end(Actor actor, VillageCode code) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> villages.byCode(code).flatMap(village -> bindings.current(village.id(), person)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.BINDING_NOT_FOUND)))
                .flatMap(binding -> bindings.save(binding.ended(), byHimself()))
                .doOnNext(binding -> roles.forget(binding.person()))
                .then();
    }

    private Bindings.Decision byHimself() {
        return new Bindings.Decision(Optional.empty(), Optional.empty(), clock.instant());
    }
}
