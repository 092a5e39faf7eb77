package village.api.notice.oversight;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.notice.delivery.Delivery;

/** Somebody in charge has a message sent again that was certainly not sent. */
public final class ReplayParkedNotice {
    private final ParkedNotices parked;
    private final Clock clock;

    public ReplayParkedNotice(ParkedNotices parked, Clock clock) {
        this.parked = parked;
        this.clock = clock;
    }

    /** Completes empty once it is due again. Asking twice is harmless. What was perhaps sent is refused. */
    public Mono<Void> replay(Actor actor, Delivery.Id id) {
        return Mono.fromSupplier(() -> ParkedAccess.of(actor))
                .flatMap(access -> parked.byId(access.scope(), id))
                .switchIfEmpty(Mono.error(ParkedAccess::missing))
                .flatMap(this::putBack);
    }

    private Mono<Void> putBack(ParkedNotice notice) {
        if (notice.state() == Delivery.State.UNKNOWN) {
            return Mono.error(() -> Refusal.of(Reason.NOTICE_OUTCOME_UNKNOWN));
        }
        return parked.replay(notice.id(), clock.instant());
    }
}
