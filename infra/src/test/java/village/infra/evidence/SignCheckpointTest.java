package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.infra.evidence.Ledger.PATIENCE;
import static village.infra.evidence.Ledger.now;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.evidence.checkpoint.Checkpoint;
import village.api.evidence.checkpoint.Note;
import village.api.evidence.checkpoint.RewrittenLog;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class SignCheckpointTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();

    /** Each test begins with a log of its own. */
    @BeforeEach
    void empty() {
        Ledger.empty(POSTGRES.sql());
    }

    @Test
    void signsWhatHasGrownAndNothingThatWasRewritten() {
        var log = Ledger.log(database);
        var signing = Ledger.signing(database);
        assertThat(now(signing.sign()).checkpoint().size()).isZero();
        assertThat(signing.sign().blockOptional(PATIENCE)).isEmpty();
        Flux.fromIterable(Ledger.records(UUID.randomUUID(), 9))
                .concatMap(log::append)
                .blockLast(PATIENCE);

        var signed = now(signing.sign());
        var text = Note.parse(signed.note()).verified(Ledger.KEY.verifier()).orElseThrow();
        assertThat(Checkpoint.parse(text)).isEqualTo(signed.checkpoint());
        assertThat(now(new PostgresCheckpoints(database).newest())).isEqualTo(signed);
        assertThat(signing.sign().blockOptional(PATIENCE)).isEmpty();

        Ledger.forge(
                POSTGRES.sql(),
                "delete from evidence_content where leaf_index = 8",
                "delete from evidence_leaf where leaf_index = 8");
        assertThatThrownBy(() -> signing.sign().block(PATIENCE)).isInstanceOf(RewrittenLog.class);
        Flux.fromIterable(Ledger.records(UUID.randomUUID(), 3))
                .concatMap(log::append)
                .blockLast(PATIENCE);
        assertThatThrownBy(() -> signing.sign().block(PATIENCE)).isInstanceOf(RewrittenLog.class);
    }

    /** Two instances look; what one finds the other tells as well, until the row is put right. */
    @Test
    void aRowEditedBySqlRaisesTheAlarmUntilItIsPutRight() {
        var alarms = Ledger.alarms(database);
        var signing = Ledger.signing(database);
        Ledger.log(database).appendAll(Ledger.records(UUID.randomUUID(), 9)).block(PATIENCE);
        signing.sign().block(PATIENCE);
        assertThat(alarms.standing().blockOptional(PATIENCE)).isEmpty();
        Ledger.forge(
                POSTGRES.sql(),
                "create table kept_node as select * from evidence_node",
                "update evidence_node set hash = decode(repeat('00', 32), 'hex') where (level, node_index) in (select level, node_index from evidence_node order by level desc limit 1)");
        assertThatThrownBy(() -> signing.sign().block(PATIENCE)).isInstanceOf(RewrittenLog.class);
        assertThat(now(alarms.standing()).finding()).isEqualTo(RewrittenLog.Finding.REWRITTEN);
        Ledger.forge(
                POSTGRES.sql(),
                "update evidence_node n set hash = k.hash from kept_node k where (n.level, n.node_index) = (k.level, k.node_index)");
        signing.sign().block(PATIENCE);
        assertThat(alarms.standing().blockOptional(PATIENCE)).isEmpty();
    }
}
