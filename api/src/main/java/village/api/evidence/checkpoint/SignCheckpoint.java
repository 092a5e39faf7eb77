package village.api.evidence.checkpoint;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.evidence.EvidenceLog;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.api.evidence.tree.Proof;

/**
 * The installation signs the head of its log when the log has grown. It signs no head that does not go on from the one
 * before: whoever rewrote the tables does not get a signature for it.
 */
public final class SignCheckpoint {
    private final EvidenceLog log;
    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final Clock clock;

    public SignCheckpoint(EvidenceLog log, Checkpoints checkpoints, SigningKey key, Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.clock = clock;
    }

    /** Empty when there is nothing new to sign; the first time also the empty log is signed. Fails with {@link RewrittenLog} when the log is not what was signed. */
    public Mono<SignedCheckpoint> sign() {
        return checkpoints
                .newest()
                .map(SignedCheckpoint::checkpoint)
                .flatMap(last -> log.size()
                        .flatMap(size -> sign(last, size))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .switchIfEmpty(Mono.defer(() -> log.size().flatMap(this::first).map(Optional::of)))
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<SignedCheckpoint> first(long size) {
        return root(size).flatMap(root -> added(size, root));
    }

    private Mono<SignedCheckpoint> sign(Checkpoint last, long size) {
        if (size < last.size()) {
            return Mono.error(() -> new RewrittenLog(last, size));
        }
        return size == last.size() ? Mono.empty() : root(size).flatMap(root -> grown(last, size, root));
    }

    private Mono<Hash> root(long size) {
        return log.fill(Outline.root(size)).map(hashes -> hashes.get(0));
    }

    private Mono<SignedCheckpoint> grown(Checkpoint last, long size, Hash root) {
        return log.fill(Outline.consistency(last.size(), size))
                .filter(path -> goesOn(last, size, root, path))
                .switchIfEmpty(Mono.error(() -> new RewrittenLog(last, size)))
                .flatMap(path -> added(size, root));
    }

    private Mono<SignedCheckpoint> added(long size, Hash root) {
        var signed = signed(new Checkpoint(key.verifier().name(), size, root));
        return checkpoints.add(signed).thenReturn(signed);
    }

    private static boolean goesOn(Checkpoint last, long size, Hash root, List<Hash> path) {
        return Proof.consistent(last.size(), last.root(), size, root, path);
    }

    private SignedCheckpoint signed(Checkpoint checkpoint) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new SignedCheckpoint(checkpoint, key.note(checkpoint.text()), now);
    }
}
