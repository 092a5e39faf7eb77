package village.api.evidence.proof;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.EvidenceSource;
import village.api.evidence.EvidenceSources;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.proof.Bundle.State;
import village.api.evidence.tree.Merkle;
import village.api.identity.Actor;
import village.api.place.Village;

/** Anybody takes home the proof of what a village published. */
public final class ProveRecord {
    private final EvidenceSources sources;
    private final EvidenceLog log;
    private final ReadInclusion inclusions;

    public ProveRecord(EvidenceSources sources, EvidenceLog log, Checkpoints checkpoints) {
        this.sources = sources;
        this.log = log;
        this.inclusions = new ReadInclusion(log, checkpoints);
    }

    /**
     * @param kind of an open source; any other is not found
     * @param revision without it the newest
     */
    public Mono<Bundle> prove(Actor actor, String kind, UUID subject, Optional<Long> revision) {
        return Mono.justOrEmpty(sources.ofKind(kind).filter(EvidenceSource::open))
                .flatMap(source -> newest(source, village(actor), subject)
                        .map(key -> asked(key, revision))
                        .flatMap(key -> bundle(source, actor.village(), key)))
                .switchIfEmpty(Mono.error(ProveRecord::unknown));
    }

    private static Village.Id village(Actor actor) {
        return actor.village().orElseThrow(ProveRecord::unknown);
    }

    private static Refusal unknown() {
        return Refusal.of(Reason.EVIDENCE_NOT_FOUND);
    }

    /** What was deleted from its table is still known to the log. */
    private Mono<Key> newest(EvidenceSource source, Village.Id village, UUID subject) {
        return source.newest(village, subject)
                .switchIfEmpty(Mono.defer(() -> log.newest(source.kind(), subject)
                        .filter(leaf -> leaf.village().equals(Optional.of(village)))
                        .map(Leaf::key)));
    }

    private static Key asked(Key newest, Optional<Long> revision) {
        return revision.filter(number -> number > 0)
                .map(number -> new Key(newest.kind(), newest.subject(), number))
                .orElse(newest);
    }

    private Mono<Bundle> bundle(EvidenceSource source, Optional<Village.Id> village, Key key) {
        var stored = source.stored(village, key).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(stored, kept(source, village, key), (record, kept) -> new Found(key, record, kept))
                .filter(found -> found.record().isPresent() || found.leaf().isPresent())
                .flatMap(this::proved);
    }

    /** @param blanked whether the tables say nothing any more of what was erased */
    private record Kept(Optional<Leaf> leaf, boolean blanked) {
        static final Kept NOTHING = new Kept(Optional.empty(), false);
    }

    private Mono<Kept> kept(EvidenceSource source, Optional<Village.Id> village, Key key) {
        return log.byKey(key)
                .flatMap(leaf -> leaf.erasure().isEmpty()
                        ? Mono.just(new Kept(Optional.of(leaf), false))
                        : source.blanked(village, key).map(blanked -> new Kept(Optional.of(leaf), blanked)))
                .defaultIfEmpty(Kept.NOTHING);
    }

    private record Found(Key key, Optional<CanonicalRecord> record, Kept kept) {
        Optional<Leaf> leaf() {
            return kept.leaf();
        }

        Bundle with(Optional<Inclusion> inclusion) {
            var state = inclusion.isPresent() ? state() : State.PENDING;
            var shown = kept.blanked() ? Optional.<CanonicalRecord>empty() : record;
            return new Bundle(
                    key, state, shown, leaf().flatMap(Leaf::content), leaf().flatMap(Leaf::erasure), inclusion);
        }

        private State state() {
            if (leaf().flatMap(Leaf::erasure).isPresent()) {
                return kept.blanked() && leaf().flatMap(Leaf::content).isEmpty() ? State.ERASED : State.CHANGED;
            }
            return unchanged() ? State.UNCHANGED : State.CHANGED;
        }

        private boolean unchanged() {
            return leaf().isPresent()
                    && leaf().get().content().isPresent()
                    && record.isPresent()
                    && hashed(leaf().get().content().get(), record.get(), leaf().get());
        }

        private static boolean hashed(EvidenceLog.Content content, CanonicalRecord record, Leaf leaf) {
            var salt = Base64.getDecoder().decode(content.salt());
            return Merkle.leaf(salt, record.form()).equals(leaf.hash());
        }
    }

    private Mono<Bundle> proved(Found found) {
        return Mono.justOrEmpty(found.leaf())
                .flatMap(inclusions::ofLeaf)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(found::with);
    }
}
