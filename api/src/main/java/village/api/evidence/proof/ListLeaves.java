package village.api.evidence.proof;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.EvidenceSource;
import village.api.evidence.EvidenceSources;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.identity.Actor;
import village.api.identity.Limits;

/** Anybody copies the log, leaf by leaf, with all of it that is public. */
public final class ListLeaves {
    private final EvidenceSources sources;
    private final EvidenceLog log;
    private final Checkpoints checkpoints;

    public ListLeaves(EvidenceSources sources, EvidenceLog log, Checkpoints checkpoints) {
        this.sources = sources;
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * A leaf as the public may see it.
     *
     * @param leaf of a closed kind, and of what is covered for a while, only place and hash may be shown
     * @param open whether the rest may be shown too
     * @param record made afresh from what is stored now; of an open kind only, and none once erased in truth
     */
    public record PublicLeaf(Leaf leaf, boolean open, Optional<CanonicalRecord> record) {}

    /** The signed leaves from a place on; empty behind the last one. */
    public Mono<List<PublicLeaf>> list(Actor actor, long from, int limit) {
        return Mono.fromRunnable(() -> Limits.require(limit)).then(Mono.defer(() -> signed(from, limit)));
    }

    private Mono<List<PublicLeaf>> signed(long from, int limit) {
        if (from < 0) {
            return Mono.error(() -> Refusal.of(Reason.EVIDENCE_RANGE_INVALID));
        }
        return checkpoints
                .newest()
                .flatMapMany(newest -> log.from(from, limit)
                        .flatMapIterable(leaves -> leaves)
                        .filter(leaf -> leaf.index() < newest.checkpoint().size()))
                .concatMap(this::shown)
                .collectList();
    }

    private Mono<PublicLeaf> shown(Leaf leaf) {
        var source = sources.ofKind(leaf.key().kind()).filter(EvidenceSource::open);
        return Mono.justOrEmpty(source)
                .filterWhen(open -> open.covered(leaf.village(), leaf.key()).map(covered -> !covered))
                .flatMap(open -> shown(leaf, open))
                .defaultIfEmpty(new PublicLeaf(leaf, false, Optional.empty()));
    }

    private static Mono<PublicLeaf> shown(Leaf leaf, EvidenceSource source) {
        return Flux.just(leaf)
                .filterWhen(whole -> whole.erasure().isEmpty()
                        ? Mono.just(whole.content().isPresent())
                        : source.blanked(whole.village(), whole.key()).map(blanked -> !blanked))
                .flatMap(whole -> source.stored(whole.village(), whole.key()))
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(record -> new PublicLeaf(leaf, true, record));
    }
}
