package village.api.notice.oversight;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.notice.delivery.Delivery;

/** Somebody in charge has seen that a message did not go out, or perhaps did not, and leaves it at that. */
public final class SeeParkedNotice {
    private final ParkedNotices parked;
    private final Clock clock;

    public SeeParkedNotice(ParkedNotices parked, Clock clock) {
        this.parked = parked;
        this.clock = clock;
    }

    public Mono<Void> see(Actor actor, Delivery.Id id) {
        return Mono.fromSupplier(() -> ParkedAccess.of(actor))
                .flatMap(access -> parked.byId(access.scope(), id))
                .switchIfEmpty(Mono.error(ParkedAccess::missing))
                .flatMap(notice -> parked.see(notice.id(), actor.requirePerson(), clock.instant()));
    }
}
