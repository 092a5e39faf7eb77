package village.api.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.event.SequencedEvent;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceSource;
import village.api.evidence.EvidenceSources;
import village.api.evidence.InMemoryEvidenceLog;
import village.api.evidence.checkpoint.InMemoryAlarms;
import village.api.evidence.checkpoint.InMemoryCheckpoints;
import village.api.evidence.checkpoint.KnownHeads;
import village.api.evidence.checkpoint.NoHoldings;
import village.api.evidence.checkpoint.RewrittenLog.Finding;
import village.api.evidence.checkpoint.SignCheckpoint;
import village.api.evidence.checkpoint.SigningKey;
import village.api.evidence.proof.Bundle.State;
import village.api.evidence.tree.Node;
import village.api.evidence.tree.Proof;
import village.api.identity.Actor;
import village.api.place.Village;

class ProveRecordTest {
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());
    private static final Actor READER = Actor.stranger(VILLAGE);
    private static final UUID SUBJECT = UUID.randomUUID();
    private static final SigningKey KEY = SigningKey.of("test.example/evidence", new byte[32]);

    private final Map<Key, CanonicalRecord> stored = new HashMap<>();
    private boolean awaited = true;
    private final Set<Key> blanked = new HashSet<>();
    private final Set<Key> covered = new HashSet<>();
    private final InMemoryEvidenceLog log = new InMemoryEvidenceLog();
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final InMemoryAlarms alarms = new InMemoryAlarms();
    private final SignCheckpoint signing = new SignCheckpoint(
            log,
            checkpoints,
            new KnownHeads(List.of(), new NoHoldings(), List.of(KEY.verifier())),
            alarms,
            KEY,
            Clock.systemUTC());
    private final EvidenceSources sources =
            new EvidenceSources(List.of(new Stored("open", true), new Stored("closed", false)));
    private final ProveRecord prove = new ProveRecord(sources, log, checkpoints, alarms);
    private final ListLeaves list = new ListLeaves(sources, log, checkpoints);

    @Test
    void isPendingUntilACheckpointCoversIt() {
        store("open", 1, "三月");
        assertThat(prove().state()).isEqualTo(State.PENDING);
        log.append(stored.get(key("open", 1))).block();
        assertThat(prove().state()).isEqualTo(State.PENDING);
        signing.sign().block();
        var bundle = prove();
        assertThat(bundle.state()).isEqualTo(State.UNCHANGED);
        var proof = bundle.inclusion().orElseThrow();
        var head = proof.checkpoint().checkpoint();
        assertThat(Proof.includes(proof.hash(), proof.leaf(), head.size(), proof.path(), head.root()))
                .isTrue();
    }

    /** What an older checkpoint covers still verifies; what none covers is not promised one. */
    @Test
    void saysThatNothingIsSignedWhileTheAlarmStands() {
        record("open", 1, "三月");
        alarms.raise(Finding.REWRITTEN).block();
        assertThat(prove().state()).isEqualTo(State.UNCHANGED);
        store("open", 2, "四月");
        assertThat(prove().state()).isEqualTo(State.STOPPED);
        log.append(stored.get(key("open", 2))).block();
        assertThat(prove().state()).isEqualTo(State.STOPPED);
        alarms.settle().block();
        assertThat(prove().state()).isEqualTo(State.PENDING);
    }

    @Test
    void aLeafWhoseWayToTheRootWasCutHasNoProof() {
        record("open", 1, "三月");
        record("open", 2, "四月");
        log.cut(new Node(0, 1));
        assertThat(prove(1).state()).isEqualTo(State.PENDING);
        alarms.raise(Finding.TREE_BROKEN).block();
        assertThat(prove(1).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void tellsWhatWasChangedAndWhatIsGone() {
        record("open", 1, "三月");
        store("open", 1, "四月");
        var changed = prove();
        assertThat(changed.state()).isEqualTo(State.CHANGED);
        assertThat(changed.record().orElseThrow().form()).contains("四月");
        assertThat(changed.content().orElseThrow().form()).contains("三月");
        stored.clear();
        assertThat(prove().state()).isEqualTo(State.CHANGED);
        assertThat(prove().record()).isEmpty();
    }

    @Test
    void saysErased() {
        record("open", 1, "三月");
        log.erase(0, "依法删除").block();
        blanked.add(key("open", 1));
        assertThat(prove().state()).isEqualTo(State.ERASED);
        assertThat(prove().content()).isEmpty();
        assertThat(prove().record()).isEmpty();
        assertThat(listed().record()).isEmpty();
    }

    /** The proof stands; neither it nor the copy of the log tells what is covered. */
    @Test
    void provesWhatIsCoveredWithoutTellingIt() {
        record("open", 1, "三月");
        covered.add(key("open", 1));
        var bundle = prove();
        assertThat(bundle.state()).isEqualTo(State.COVERED);
        assertThat(bundle.record()).isEmpty();
        assertThat(bundle.content()).isEmpty();
        assertThat(bundle.inclusion()).isPresent();
        assertThat(listed().open()).isFalse();
        assertThat(listed().record()).isEmpty();
        store("open", 1, "四月");
        assertThat(prove().state()).as("a cover hides no change").isEqualTo(State.CHANGED);
        assertThat(prove().content()).isEmpty();
    }

    @Test
    void convictsAnErasureThatLeftTheWords() {
        record("open", 1, "三月");
        log.erase(0, "依法删除").block();
        store("open", 1, "四月");
        assertThat(prove().state()).isEqualTo(State.CHANGED);
        assertThat(prove().erasure()).isPresent();
        assertThat(prove().record()).contains(stored.get(key("open", 1)));
        assertThat(listed().record()).contains(stored.get(key("open", 1)));
    }

    private ListLeaves.PublicLeaf listed() {
        return list.list(READER, 0, 10).block().get(0);
    }

    @Test
    void provesAnOlderRevisionWhenAsked() {
        record("open", 1, "三月");
        record("open", 2, "三月更正");
        assertThat(prove().key().revision()).isEqualTo(2);
        assertThat(prove.prove(READER, "open", SUBJECT, Optional.of(1L))
                        .block()
                        .key()
                        .revision())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        prove.prove(READER, "open", SUBJECT, Optional.of(9L)).block())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatNobodyToldOfNeverComes() {
        store("open", 1, "三月");
        awaited = false;
        assertThat(prove().state()).isEqualTo(State.CHANGED);
        record("open", 1, "三月");
        assertThat(prove().state()).isEqualTo(State.UNCHANGED);
        store("open", 2, "塞进来的");
        assertThat(prove().key().revision()).isEqualTo(2);
        assertThat(prove().state()).isEqualTo(State.CHANGED);
        awaited = true;
        assertThat(prove().state()).isEqualTo(State.PENDING);
    }

    @Test
    void missesALaterRevisionThatTheLogKnows() {
        record("open", 1, "三月");
        record("open", 2, "三月更正");
        assertThat(prove(1).later()).isEmpty();
        stored.remove(key("open", 2));
        assertThat(prove().key().revision()).isEqualTo(2);
        assertThat(prove().content().orElseThrow().form()).contains("三月更正");
        for (var bundle : List.of(prove(), prove(1))) {
            assertThat(bundle.state()).isEqualTo(State.CHANGED);
            assertThat(bundle.later()).contains(2L);
        }
    }

    private Bundle prove(long revision) {
        return prove.prove(READER, "open", SUBJECT, Optional.of(revision)).block();
    }

    @Test
    void showsNobodyWhatIsClosedOrOfAnotherVillage() {
        record("closed", 1, "私事");
        record("open", 1, "三月");
        var elsewhere = Actor.stranger(new Village.Id(UUID.randomUUID()));
        assertThatThrownBy(() ->
                        prove.prove(READER, "closed", SUBJECT, Optional.empty()).block())
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> prove.prove(elsewhere, "open", SUBJECT, Optional.empty())
                        .block())
                .isInstanceOf(Refusal.class);
        var leaves = list.list(READER, 0, 10).block();
        assertThat(leaves).extracting(ListLeaves.PublicLeaf::open).containsExactly(false, true);
        assertThat(leaves.get(0).record()).isEmpty();
        assertThat(leaves.get(1).record()).contains(stored.get(key("open", 1)));
    }

    private Bundle prove() {
        return prove.prove(READER, "open", SUBJECT, Optional.empty()).block();
    }

    private void record(String kind, long revision, String title) {
        store(kind, revision, title);
        log.append(stored.get(key(kind, revision))).block();
        signing.sign().block();
    }

    private void store(String kind, long revision, String title) {
        var key = key(kind, revision);
        stored.put(key, CanonicalRecord.of(key, Optional.of(VILLAGE), Map.of("title", title)));
    }

    private static Key key(String kind, long revision) {
        return new Key(kind, SUBJECT, revision);
    }

    /** What the test stored. */
    private final class Stored implements EvidenceSource {
        private final String kind;
        private final boolean open;

        Stored(String kind, boolean open) {
            this.kind = kind;
            this.open = open;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Set<String> events() {
            return Set.of(kind + ".published");
        }

        @Override
        public boolean open() {
            return open;
        }

        @Override
        public Mono<CanonicalRecord> of(SequencedEvent event) {
            return Mono.empty();
        }

        @Override
        public Mono<CanonicalRecord> stored(Optional<Village.Id> village, Key key) {
            return Mono.justOrEmpty(stored.get(key));
        }

        @Override
        public Mono<Boolean> awaited(Key key) {
            return Mono.just(awaited);
        }

        @Override
        public Mono<Boolean> blanked(Optional<Village.Id> village, Key key) {
            return Mono.just(blanked.contains(key));
        }

        @Override
        public Mono<Boolean> covered(Optional<Village.Id> village, Key key) {
            return Mono.just(covered.contains(key));
        }

        @Override
        public Mono<Key> newest(Village.Id village, UUID subject) {
            return Mono.justOrEmpty(stored.keySet().stream()
                    .filter(key -> key.kind().equals(kind) && key.subject().equals(subject) && village.equals(VILLAGE))
                    .max(Comparator.comparingLong(Key::revision)));
        }
    }
}
