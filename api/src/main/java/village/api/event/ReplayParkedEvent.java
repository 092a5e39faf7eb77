package village.api.event;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** Somebody in charge lets a consumer try a parked event again; the subject's later events follow when it succeeds. */
public final class ReplayParkedEvent {
    private final ParkedEvents parked;

    public ReplayParkedEvent(ParkedEvents parked) {
        this.parked = parked;
    }

    /** Completes empty once the event waits for its next attempt. Asking twice is harmless. */
    public Mono<Void> replay(Actor actor, ParkedEvent.Id id) {
        return Mono.fromSupplier(() -> ParkedScope.of(actor))
                .flatMap(scope -> existing(scope, id))
                .flatMap(found -> parked.replay(found.id()));
    }

    private Mono<ParkedEvent> existing(ParkedScope scope, ParkedEvent.Id id) {
        return parked.byId(id)
                .filter(scope::covers)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EVENT_PARKED_NOT_FOUND)));
    }
}
