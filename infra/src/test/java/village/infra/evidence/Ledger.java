package village.infra.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceLog;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.KnownHeads;
import village.api.evidence.checkpoint.SignCheckpoint;
import village.api.evidence.checkpoint.SigningKey;
import village.infra.postgres.Database;

/** What the tests of the log share. */
final class Ledger {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final SigningKey KEY = SigningKey.of("test.example/evidence", new byte[32]);

    private Ledger() {}

    static EvidenceLog log(Database database) {
        return new PostgresEvidenceLog(database, UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());
    }

    static SignCheckpoint signing(Database database) {
        return signing(database, List.of());
    }

    static SignCheckpoint signing(Database database, List<Holder> holders) {
        var known = new KnownHeads(holders, new PostgresHoldings(database), List.of(KEY.verifier()));
        return new SignCheckpoint(log(database), new PostgresCheckpoints(database), known, KEY, Clock.systemUTC());
    }

    static List<CanonicalRecord> records(UUID subject, long revisions) {
        return LongStream.rangeClosed(1, revisions)
                .mapToObj(revision -> record(subject, revision))
                .toList();
    }

    static CanonicalRecord record(UUID subject, long revision) {
        return CanonicalRecord.of(
                new Key("test", subject, revision), Optional.empty(), Map.of("title", "第 " + revision + " 版"));
    }

    /** As somebody who owns the database can: the triggers do not stop him. */
    static void forge(DatabaseClient sql, String... statements) {
        execute(sql, "alter table evidence_leaf disable trigger user");
        execute(sql, "alter table evidence_node disable trigger user");
        execute(sql, "alter table evidence_content disable trigger user");
        for (var statement : statements) {
            execute(sql, statement);
        }
        execute(sql, "alter table evidence_leaf enable trigger user");
        execute(sql, "alter table evidence_node enable trigger user");
        execute(sql, "alter table evidence_content enable trigger user");
    }

    static void execute(DatabaseClient sql, String statement) {
        sql.sql(statement).then().block(PATIENCE);
    }

    static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(PATIENCE));
    }
}
