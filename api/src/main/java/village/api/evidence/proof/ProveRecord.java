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
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.proof.Bundle.State;
import village.api.evidence.tree.BrokenTree;
import village.api.evidence.tree.Merkle;
import village.api.identity.Actor;
import village.api.place.Village;

/** Anybody takes home the proof of what a village published. */
public final class ProveRecord {
    private final EvidenceSources sources;
    private final EvidenceLog log;
    private final ReadInclusion inclusions;
    private final Alarms alarms;

    public ProveRecord(EvidenceSources sources, EvidenceLog log, Checkpoints checkpoints, Alarms alarms) {
        this.alarms = alarms;
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
                        .flatMap(newest -> bundle(source, actor.village(), newest, asked(newest.key(), revision))))
                .switchIfEmpty(Mono.error(ProveRecord::unknown));
    }

    private static Village.Id village(Actor actor) {
        return actor.village().orElseThrow(ProveRecord::unknown);
    }

    private static Refusal unknown() {
        return Refusal.of(Reason.EVIDENCE_NOT_FOUND);
    }

    /** @param later set where the tables do not know of it */
    private record Newest(Key key, Optional<Long> later) {
        static Newest of(Optional<Key> logged, Optional<Key> stored) {
            var lost = logged.filter(key ->
                    stored.filter(held -> held.revision() >= key.revision()).isEmpty());
            return new Newest(lost.or(() -> stored).orElseThrow(), lost.map(Key::revision));
        }
    }

    /**
     * What was deleted from its table is still known to the log. The log is read first: what it knows by then the tables
     * have known for longer.
     */
    private Mono<Newest> newest(EvidenceSource source, Village.Id village, UUID subject) {
        return maybe(log.newest(source.kind(), subject)
                        .filter(leaf -> leaf.village().equals(Optional.of(village)))
                        .map(Leaf::key))
                .flatMap(logged -> maybe(source.newest(village, subject))
                        .filter(stored -> logged.isPresent() || stored.isPresent())
                        .map(stored -> Newest.of(logged, stored)));
    }

    private static <T> Mono<Optional<T>> maybe(Mono<T> found) {
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static Key asked(Key newest, Optional<Long> revision) {
        return revision.filter(number -> number > 0)
                .map(number -> new Key(newest.kind(), newest.subject(), number))
                .orElse(newest);
    }

    private Mono<Bundle> bundle(EvidenceSource source, Optional<Village.Id> village, Newest newest, Key key) {
        return Mono.zip(maybe(source.stored(village, key)), kept(source, village, key), source.covered(village, key))
                .map(found -> new Found(key, newest.later(), found.getT1(), found.getT2(), found.getT3()))
                .filter(found -> found.record().isPresent() || found.leaf().isPresent())
                .flatMap(this::proved);
    }

    /**
     * @param blanked whether the tables say nothing any more of what was erased
     * @param awaited whether the leaf is still to come
     */
    private record Kept(Optional<Leaf> leaf, boolean blanked, boolean awaited) {
        static final Kept AWAITED = new Kept(Optional.empty(), false, true);
        static final Kept NOTHING = new Kept(Optional.empty(), false, false);
    }

    private Mono<Kept> kept(EvidenceSource source, Optional<Village.Id> village, Key key) {
        return onRecord(source, village, key)
                .switchIfEmpty(Mono.defer(() -> source.awaited(key)
                        .flatMap(awaited -> awaited ? Mono.just(Kept.AWAITED) : onRecord(source, village, key))))
                .defaultIfEmpty(Kept.NOTHING);
    }

    /** Asked again where nothing is awaited: it may have arrived meanwhile. */
    private Mono<Kept> onRecord(EvidenceSource source, Optional<Village.Id> village, Key key) {
        return log.byKey(key)
                .flatMap(leaf -> leaf.erasure().isEmpty()
                        ? Mono.just(new Kept(Optional.of(leaf), false, false))
                        : source.blanked(village, key).map(blanked -> new Kept(Optional.of(leaf), blanked, false)));
    }

    private record Found(Key key, Optional<Long> later, Optional<CanonicalRecord> record, Kept kept, boolean covered) {
        Optional<Leaf> leaf() {
            return kept.leaf();
        }

        /** @param waiting what it is called while no checkpoint covers it */
        Bundle with(Optional<Inclusion> inclusion, State waiting) {
            var state = state();
            var waits = inclusion.isEmpty() && state != State.CHANGED;
            var shown = kept.blanked() || covered ? Optional.<CanonicalRecord>empty() : record;
            return new Bundle(
                    key,
                    waits ? waiting : state,
                    shown,
                    leaf().filter(there -> !covered).flatMap(Leaf::content),
                    leaf().flatMap(Leaf::erasure),
                    inclusion,
                    later);
        }

        private State state() {
            if (later.isPresent()) {
                return State.CHANGED;
            }
            if (kept.awaited()) {
                return State.PENDING;
            }
            if (leaf().flatMap(Leaf::erasure).isPresent()) {
                return kept.blanked() && leaf().flatMap(Leaf::content).isEmpty() ? State.ERASED : State.CHANGED;
            }
            return unchanged() ? (covered ? State.COVERED : State.UNCHANGED) : State.CHANGED;
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

    /** A leaf whose way to the root was cut counts as one without a checkpoint. */
    private Mono<Bundle> proved(Found found) {
        return maybe(Mono.justOrEmpty(found.leaf()).flatMap(inclusions::ofLeaf).onErrorComplete(BrokenTree.class))
                .flatMap(inclusion -> inclusion.isPresent()
                        ? Mono.just(found.with(inclusion, State.PENDING))
                        : waiting().map(waiting -> found.with(inclusion, waiting)));
    }

    private Mono<State> waiting() {
        return alarms.standing().map(alarm -> State.STOPPED).defaultIfEmpty(State.PENDING);
    }
}
