package village.api.evidence.checkpoint;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.evidence.EvidenceLog;
import village.api.evidence.tree.BrokenTree;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.api.evidence.tree.Proof;

/**
 * The installation signs the head of its log when the log has grown. It signs no head that does not go on from the one
 * before: whoever rewrote the tables does not get a signature for it. The head before is the one its own signature
 * vouches for, whatever the columns beside it say, and no older one than holders outside were given. Each look also raises
 * the alarm, or ends it.
 */
public final class SignCheckpoint {
    /** A log is signed within seconds of its first leaf; one that grew longer without a head has lost it. */
    private static final long MOST_BEFORE_FIRST = 1000;

    private final EvidenceLog log;
    private final Checkpoints checkpoints;
    private final KnownHeads known;
    private final Alarms alarms;
    private final SigningKey key;
    private final Clock clock;

    public SignCheckpoint(
            EvidenceLog log, Checkpoints checkpoints, KnownHeads known, Alarms alarms, SigningKey key, Clock clock) {
        this.known = known;
        this.log = log;
        this.checkpoints = checkpoints;
        this.alarms = alarms;
        this.key = key;
        this.clock = clock;
    }

    /** Empty when there is nothing new to sign; the first time also the empty log is signed. Fails with {@link RewrittenLog} when the log is not what was signed. */
    public Mono<SignedCheckpoint> sign() {
        return known.told()
                .flatMap(this::looked)
                .onErrorMap(BrokenTree.class, RewrittenLog::broken)
                .onErrorResume(
                        RewrittenLog.class,
                        found -> alarms.raise(found.finding()).then(Mono.error(found)))
                .flatMap(next -> alarms.settle().then(Mono.justOrEmpty(next)))
                .flatMap(this::added);
    }

    /** What is to be signed, if anything. Holders were asked before: what they had by then is in the table now. */
    private Mono<Optional<Checkpoint>> looked(KnownHeads.Told told) {
        return checkpoints
                .newest()
                .map(this::genuine)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(last -> log.size().flatMap(size -> looked(told, last, size)));
    }

    private Checkpoint genuine(SignedCheckpoint kept) {
        if (!known.signed(kept)) {
            throw RewrittenLog.forged(kept.checkpoint());
        }
        return kept.checkpoint();
    }

    private Mono<Optional<Checkpoint>> looked(KnownHeads.Told told, Optional<Checkpoint> last, long size) {
        if (last.isEmpty() && size > MOST_BEFORE_FIRST) {
            return Mono.error(() -> RewrittenLog.unsigned(size));
        }
        long kept = last.map(Checkpoint::size).orElse(0L);
        if (told.size() > kept) {
            return Mono.error(() -> RewrittenLog.lost(kept, told.size()));
        }
        return log.fill(Outline.root(size))
                .flatMap(root -> Flux.concat(Flux.fromIterable(told.heads()), Mono.justOrEmpty(last))
                        .concatMap(head -> goesOn(head, size, root.get(0)))
                        .then(Mono.just(next(last, size, root.get(0)))));
    }

    private Mono<Void> goesOn(Checkpoint head, long size, Hash root) {
        return head.size() > size
                ? Mono.error(() -> new RewrittenLog(head, size))
                : log.fill(Outline.consistency(head.size(), size))
                        .filter(path -> Proof.consistent(head.size(), head.root(), size, root, path))
                        .switchIfEmpty(Mono.error(() -> new RewrittenLog(head, size)))
                        .then();
    }

    private Optional<Checkpoint> next(Optional<Checkpoint> last, long size, Hash root) {
        return last.filter(head -> head.size() == size).isPresent()
                ? Optional.empty()
                : Optional.of(new Checkpoint(key.verifier().name(), size, root));
    }

    private Mono<SignedCheckpoint> added(Checkpoint checkpoint) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var signed = new SignedCheckpoint(checkpoint, key.note(checkpoint.text()), now);
        return checkpoints.add(signed).thenReturn(signed);
    }
}
