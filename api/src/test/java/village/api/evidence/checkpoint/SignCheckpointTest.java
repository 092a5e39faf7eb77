package village.api.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.evidence.EvidenceLogContract;
import village.api.evidence.InMemoryEvidenceLog;
import village.api.evidence.checkpoint.RewrittenLog.Finding;
import village.api.evidence.tree.Merkle;
import village.api.evidence.tree.Node;

class SignCheckpointTest {
    private static final SigningKey KEY = SigningKey.of("test.example/evidence", new byte[32]);

    private final InMemoryEvidenceLog log = new InMemoryEvidenceLog();
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final InMemoryAlarms alarms = new InMemoryAlarms();

    @BeforeEach
    void signFive() {
        append(5);
        assertThat(signing().sign().block().checkpoint().size()).isEqualTo(5);
        assertThat(found()).isEmpty();
    }

    @Test
    void raisesTheAlarmOnARewrittenLogAndEndsItOnceThatIsPutRight() {
        var there = log.rewrite(new Node(2, 0), Merkle.empty());
        append(1);
        refused(Finding.REWRITTEN);
        log.rewrite(new Node(2, 0), there);
        assertThat(signing().sign().block().checkpoint().size()).isEqualTo(6);
        assertThat(found()).isEmpty();
    }

    /** Nobody has to publish anything before it is noticed. */
    @Test
    void looksAlsoWhileTheLogDoesNotGrow() {
        var there = log.rewrite(new Node(2, 0), Merkle.empty());
        refused(Finding.REWRITTEN);
        log.rewrite(new Node(2, 0), there);
        assertThat(signing().sign().blockOptional()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void aSubtreeThatIsGoneIsAnAlarm() {
        log.cut(new Node(2, 0));
        refused(Finding.TREE_BROKEN);
    }

    @Test
    void anotherLogInItsPlaceIsAnAlarm() {
        var forged = new InMemoryEvidenceLog();
        forged.appendAll(EvidenceLogContract.records(UUID.randomUUID(), 4)).block();
        assertThatThrownBy(() -> signing(forged, KEY).sign().block()).isInstanceOf(RewrittenLog.class);
        assertThat(found()).contains(Finding.REWRITTEN);
    }

    @Test
    void aCheckpointNobodyHereSignedIsAnAlarm() {
        var other = SigningKey.of("test.example/evidence", "another seed of thirty-two bytes".getBytes());
        assertThatThrownBy(() -> signing(log, other).sign().block()).isInstanceOf(RewrittenLog.class);
        assertThat(found()).contains(Finding.CHECKPOINT_FORGED);
    }

    @Test
    void aLostCheckpointIsAnAlarm() {
        var newest = checkpoints.newest().block();
        var lost = new SignCheckpoint(
                log, new InMemoryCheckpoints(), known(KEY, List.of(keeps(newest))), alarms, KEY, Clock.systemUTC());
        assertThatThrownBy(() -> lost.sign().block()).isInstanceOf(RewrittenLog.class);
        assertThat(found()).contains(Finding.CHECKPOINTS_LOST);
    }

    private static Holder keeps(SignedCheckpoint checkpoint) {
        return new Holder() {
            @Override
            public String name() {
                return "outside";
            }

            @Override
            public Mono<Void> take(SignedCheckpoint more) {
                return Mono.empty();
            }

            @Override
            public Mono<String> newestNote() {
                return Mono.just(checkpoint.note());
            }
        };
    }

    private void refused(Finding finding) {
        assertThatThrownBy(() -> signing().sign().block()).isInstanceOf(RewrittenLog.class);
        assertThat(found()).contains(finding);
    }

    private Optional<Finding> found() {
        return alarms.standing().map(Alarms.Alarm::finding).blockOptional();
    }

    private void append(int many) {
        log.appendAll(EvidenceLogContract.records(UUID.randomUUID(), many)).block();
    }

    private SignCheckpoint signing() {
        return signing(log, KEY);
    }

    private SignCheckpoint signing(InMemoryEvidenceLog over, SigningKey key) {
        return new SignCheckpoint(over, checkpoints, known(key, List.of()), alarms, key, Clock.systemUTC());
    }

    private static KnownHeads known(SigningKey key, List<Holder> holders) {
        return new KnownHeads(holders, new NoHoldings(), List.of(key.verifier()));
    }
}
