package village.api.evidence.proof;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.checkpoint.VerifierKey;
import village.api.identity.Actor;

/** Anybody takes the newest signed head of the log, and the key that checks it. */
public final class ReadCheckpoint {
    private final Checkpoints checkpoints;
    private final VerifierKey key;

    public ReadCheckpoint(Checkpoints checkpoints, VerifierKey key) {
        this.checkpoints = checkpoints;
        this.key = key;
    }

    public Mono<SignedCheckpoint> read(Actor actor) {
        return checkpoints.newest().switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EVIDENCE_NOT_SIGNED)));
    }

    public VerifierKey key() {
        return key;
    }
}
