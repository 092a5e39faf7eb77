package village.api.evidence.checkpoint;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Nobody outside holds anything. */
public final class NoHoldings implements Holdings {
    @Override
    public Mono<Holding> claim(String holder, Duration lease) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> held(String holder, long size, Duration until) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> failed(String holder, String error, Duration until) {
        return Mono.empty();
    }

    @Override
    public Mono<List<Holding>> all() {
        return Mono.just(List.of());
    }
}
