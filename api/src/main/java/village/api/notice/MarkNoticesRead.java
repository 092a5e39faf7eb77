package village.api.notice;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** Somebody has seen his notices up to one of them. */
public final class MarkNoticesRead {
    private final Notices notices;
    private final Clock clock;

    public MarkNoticesRead(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    public Mono<Void> upTo(Actor actor, Notice.Id last) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> notices.markRead(person, last, clock.instant()))
                .filter(his -> his)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NOTICE_NOT_FOUND)))
                .then();
    }
}
