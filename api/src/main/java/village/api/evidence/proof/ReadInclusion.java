package village.api.evidence.proof;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.tree.Outline;
import village.api.identity.Actor;

/** Anybody asks for the proof that a leaf is in the log. It holds hashes only. */
public final class ReadInclusion {
    private final EvidenceLog log;
    private final Checkpoints checkpoints;

    public ReadInclusion(EvidenceLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    public Mono<Inclusion> read(Actor actor, long leaf) {
        return log.byIndex(leaf)
                .flatMap(this::ofLeaf)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EVIDENCE_NOT_FOUND)));
    }

    /** Empty while no checkpoint covers the leaf. */
    Mono<Inclusion> ofLeaf(Leaf leaf) {
        return checkpoints
                .newest()
                .filter(newest -> leaf.index() < newest.checkpoint().size())
                .flatMap(newest -> proof(leaf, newest));
    }

    private Mono<Inclusion> proof(Leaf leaf, SignedCheckpoint newest) {
        return log.fill(Outline.inclusion(leaf.index(), newest.checkpoint().size()))
                .map(path -> new Inclusion(leaf.index(), leaf.hash(), path, newest));
    }
}
