package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.infra.evidence.Ledger.PATIENCE;
import static village.infra.evidence.Ledger.now;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import village.api.evidence.checkpoint.RewrittenLog;
import village.api.evidence.checkpoint.SignCheckpoint;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.checkpoint.SigningKey;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** Whoever owns the database rewrites the log and the checkpoints with it, and still gets no signature. */
class ForgedCheckpointTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();

    @TempDir
    Path folder;

    private SignedCheckpoint signed;

    @BeforeEach
    void signFour() {
        Ledger.empty(POSTGRES.sql());
        append(4);
        signed = now(signing().sign());
        assertThat(signed.checkpoint().size()).isEqualTo(4);
    }

    /** The columns tell of another head than the note beside them. */
    @Test
    void refusesColumnsThatAreNotWhatWasSigned() {
        rewrite("update evidence_checkpoint set root = decode(repeat('00', 32), 'hex')");
        refused();
        rewrite("update evidence_checkpoint set size = 2, root = decode('"
                + signed.checkpoint().root() + "', 'hex')");
        refused();
    }

    @Test
    void refusesANoteThatNoKeyOfOursSigned() {
        var forger = SigningKey.of("test.example/evidence", "another seed of thirty-two bytes".getBytes());
        rewrite("update evidence_checkpoint set note = '"
                + forger.note(signed.checkpoint().text()) + "'");
        refused();
        rewrite("update evidence_checkpoint set note = 'nothing'");
        refused();
    }

    @Test
    void refusesAnEmptiedTableWhileSomebodyOutsideWasGivenAHead() {
        new PostgresHoldings(database).claim("county", Duration.ofMinutes(1)).block(PATIENCE);
        new PostgresHoldings(database).held("county", 4, Duration.ofHours(1)).block(PATIENCE);
        rewrite("truncate evidence_checkpoint");
        refused();
    }

    /** Even with the table of holdings emptied: the file lies outside the database. */
    @Test
    void refusesAnEmptiedTableWhileAFileOutsideTellsOfAHead() {
        new FolderHolder(folder).take(signed).block(PATIENCE);
        rewrite("truncate evidence_checkpoint");
        refused();
    }

    @Test
    void refusesALogThatGrewLongWithoutAHead() {
        append(997);
        rewrite("truncate evidence_checkpoint");
        refused();
    }

    @Test
    void signsOnWhereNothingWasForged() {
        new FolderHolder(folder).take(signed).block(PATIENCE);
        append(3);
        assertThat(now(signing().sign()).checkpoint().size()).isEqualTo(7);
    }

    private void refused() {
        append(1);
        assertThatThrownBy(() -> signing().sign().block(PATIENCE)).isInstanceOf(RewrittenLog.class);
    }

    private SignCheckpoint signing() {
        return Ledger.signing(database, List.of(new FolderHolder(folder)));
    }

    private void append(int many) {
        Flux.fromIterable(Ledger.records(UUID.randomUUID(), many))
                .collectList()
                .flatMap(Ledger.log(database)::appendAll)
                .block(PATIENCE);
    }

    private static void rewrite(String statement) {
        Ledger.rewrite(POSTGRES.sql(), statement);
    }
}
