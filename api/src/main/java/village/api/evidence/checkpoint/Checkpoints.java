package village.api.evidence.checkpoint;

import reactor.core.publisher.Mono;

/** The checkpoints signed so far. They are kept for ever. */
public interface Checkpoints {
    /** The newest; empty before the first. */
    Mono<SignedCheckpoint> newest();

    /** Keeps one; of two of the same size, from two instances, the first stays. Completes empty. */
    Mono<Void> add(SignedCheckpoint signed);
}
