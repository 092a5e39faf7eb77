package village.api.evidence.checkpoint;

import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** Checkpoints in memory. */
public final class InMemoryCheckpoints implements Checkpoints {
    private final TreeMap<Long, SignedCheckpoint> bySize = new TreeMap<>();

    @Override
    public synchronized Mono<SignedCheckpoint> newest() {
        return bySize.isEmpty() ? Mono.empty() : Mono.just(bySize.lastEntry().getValue());
    }

    @Override
    public Mono<Void> add(SignedCheckpoint signed) {
        return Mono.fromRunnable(() -> keep(signed));
    }

    private synchronized void keep(SignedCheckpoint signed) {
        bySize.putIfAbsent(signed.checkpoint().size(), signed);
    }
}
