package village.api.evidence.checkpoint;

import reactor.core.publisher.Mono;

/** Somebody outside who keeps checkpoints, so that nobody inside can take them back. */
public interface Holder {
    /** Stable: it names what he has got. Lower-kebab. */
    String name();

    /** Hands him a checkpoint; completes when he has it. May see one again. */
    Mono<Void> take(SignedCheckpoint checkpoint);

    /** The newest checkpoint he still has, as a signed note; empty where he has none, or cannot be asked. */
    default Mono<String> newestNote() {
        return Mono.empty();
    }
}
