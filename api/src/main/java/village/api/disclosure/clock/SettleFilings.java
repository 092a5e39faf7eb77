package village.api.disclosure.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Refusal;
import village.api.disclosure.Act;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;

/**
 * Closes objection windows whose time has come and in which everything asked was answered. Instances need not know of each other: the row lock
 * decides.
 */
public final class SettleFilings {
    private final Filings filings;
    private final Ids ids;
    private final Clock clock;
    private final int batch;

    /** @param batch how many at once */
    public SettleFilings(Filings filings, Ids ids, Clock clock, int batch) {
        this.filings = filings;
        this.ids = ids;
        this.clock = clock;
        this.batch = batch;
    }

    /** Settles a batch and tells how many; zero when there is nothing left to do. */
    public Mono<Long> settle() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return filings.toSettle(now, batch)
                    .flatMapIterable(Function.identity())
                    .concatMapDelayError(key -> settled(key, now))
                    .count();
        });
    }

    /** Empty where somebody, or another instance, was faster. */
    private Mono<Filing> settled(Filings.Key key, Instant now) {
        var act = Act.ofClock(now, ids);
        return filings.change(
                        key.village(),
                        key.id(),
                        Optional.empty(),
                        filing -> act.told(filing.settled(now), "disclosure.settled"))
                .onErrorResume(Refusal.class, outdated -> Mono.empty());
    }
}
