package village.api.identity.binding;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.identity.Limits;

/** A cadre sees who waits to be bound. */
public final class ListPendingBindings {
    private final Bindings bindings;

    public ListPendingBindings(Bindings bindings) {
        this.bindings = bindings;
    }

    public Mono<Page<Bindings.Pending, Binding.Id>> list(Actor actor, int limit, Optional<Binding.Id> after) {
        return Mono.defer(() -> {
            Limits.require(limit);
            var village = actor.require(DecideBinding.DECIDERS).requireVillage();
            return bindings.pending(village, limit, after);
        });
    }
}
