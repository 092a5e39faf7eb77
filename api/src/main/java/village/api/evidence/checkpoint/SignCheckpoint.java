package village.api.evidence.checkpoint;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.evidence.EvidenceLog;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.api.evidence.tree.Proof;

/**
 * The installation signs the head of its log when the log has grown. It signs no head that does not go on from the one
 * before: whoever rewrote the tables does not get a signature for it. The head before is the one its own signature
 * vouches for, whatever the columns beside it say, and no older one than holders outside were given.
 */
public final class SignCheckpoint {
    /** A log is signed within seconds of its first leaf; one that grew longer without a head has lost it. */
    private static final long MOST_BEFORE_FIRST = 1000;

    private final EvidenceLog log;
    private final Checkpoints checkpoints;
    private final KnownHeads known;
    private final SigningKey key;
    private final Clock clock;

    public SignCheckpoint(EvidenceLog log, Checkpoints checkpoints, KnownHeads known, SigningKey key, Clock clock) {
        this.known = known;
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.clock = clock;
    }

    /** Empty when there is nothing new to sign; the first time also the empty log is signed. Fails with {@link RewrittenLog} when the log is not what was signed. */
    public Mono<SignedCheckpoint> sign() {
        return checkpoints
                .newest()
                .map(this::genuine)
                .flatMap(last -> log.size()
                        .flatMap(size -> sign(last, size))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .switchIfEmpty(Mono.defer(() -> log.size().flatMap(this::first).map(Optional::of)))
                .flatMap(Mono::justOrEmpty);
    }

    private Checkpoint genuine(SignedCheckpoint kept) {
        if (!known.signed(kept)) {
            throw RewrittenLog.forged(kept.checkpoint());
        }
        return kept.checkpoint();
    }

    private Mono<SignedCheckpoint> first(long size) {
        if (size > MOST_BEFORE_FIRST) {
            return Mono.error(() -> RewrittenLog.unsigned(size));
        }
        return notBefore(0).then(Mono.defer(() -> root(size))).flatMap(root -> added(size, root));
    }

    /** Refuses to sign where somebody outside was given a head of more leaves than the newest kept. */
    private Mono<Void> notBefore(long kept) {
        return known.size()
                .flatMap(given -> given > kept ? Mono.error(() -> RewrittenLog.lost(kept, given)) : Mono.empty());
    }

    private Mono<SignedCheckpoint> sign(Checkpoint last, long size) {
        if (size < last.size()) {
            return Mono.error(() -> new RewrittenLog(last, size));
        }
        return size == last.size()
                ? Mono.empty()
                : notBefore(last.size()).then(Mono.defer(() -> root(size))).flatMap(root -> grown(last, size, root));
    }

    private Mono<Hash> root(long size) {
        return log.fill(Outline.root(size)).map(hashes -> hashes.get(0));
    }

    private Mono<SignedCheckpoint> grown(Checkpoint last, long size, Hash root) {
        return known.heads()
                .flatMapMany(heads -> Flux.concat(Flux.fromIterable(heads), Flux.just(last)))
                .concatMap(head -> goesOn(head, size, root))
                .then(Mono.defer(() -> added(size, root)));
    }

    private Mono<Void> goesOn(Checkpoint head, long size, Hash root) {
        return log.fill(Outline.consistency(head.size(), size))
                .filter(path -> goesOn(head, size, root, path))
                .switchIfEmpty(Mono.error(() -> new RewrittenLog(head, size)))
                .then();
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
