package village.api.notice.channel;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** Somebody sees which messages he can allow and how many he has left. */
public final class ListSubscriptions {
    private final Subscriptions subscriptions;

    public ListSubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    public Mono<List<Subscriptions.Subscription>> list(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(subscriptions::of);
    }
}
