package village.api.event;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** Somebody in charge looks at what consumers gave up on. */
public final class ListParkedEvents {
    private static final int MAX_LIMIT = 100;

    private final ParkedEvents parked;

    public ListParkedEvents(ParkedEvents parked) {
        this.parked = parked;
    }

    public Mono<Page<ParkedEvent, ParkedEvent.Id>> list(Actor actor, int limit, Optional<ParkedEvent.Id> after) {
        if (limit < 1 || limit > MAX_LIMIT) {
            return Mono.error(() -> Refusal.of(Reason.LIST_LIMIT_INVALID));
        }
        return Mono.fromSupplier(() -> ParkedScope.of(actor))
                .flatMap(scope -> parked.page(scope.village(), limit, after));
    }
}
