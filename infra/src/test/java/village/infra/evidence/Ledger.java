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
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.KnownHeads;
import village.api.evidence.checkpoint.SignCheckpoint;
import village.api.evidence.checkpoint.SigningKey;
import village.infra.postgres.Database;

/** What the tests of the log share. */
final class Ledger {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final SigningKey KEY = SigningKey.of("test.example/evidence", new byte[32]);

    private static final UUID INSTANCE = UUID.randomUUID();

    private Ledger() {}

    static EvidenceLog log(Database database) {
        return new PostgresEvidenceLog(database, UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());
    }

    static SignCheckpoint signing(Database database) {
        return signing(database, List.of());
    }

    static SignCheckpoint signing(Database database, List<Holder> holders) {
        var known = new KnownHeads(holders, new PostgresHoldings(database), List.of(KEY.verifier()));
        return new SignCheckpoint(
                log(database), new PostgresCheckpoints(database), known, alarms(database), KEY, Clock.systemUTC());
    }

    static Alarms alarms(Database database) {
        return new PostgresAlarms(database, INSTANCE, Duration.ofMinutes(1));
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

    /** As {@link #forge}, the checkpoints and erasures too. */
    static void rewrite(DatabaseClient sql, String statement) {
        execute(sql, "alter table evidence_checkpoint disable trigger user");
        execute(sql, "alter table evidence_erasure disable trigger user");
        forge(sql, statement);
        execute(sql, "alter table evidence_checkpoint enable trigger user");
        execute(sql, "alter table evidence_erasure enable trigger user");
    }

    static void empty(DatabaseClient sql) {
        rewrite(
                sql,
                "truncate evidence_erasure, evidence_content, evidence_leaf, evidence_node, evidence_checkpoint,"
                        + " evidence_holding");
    }

    static void execute(DatabaseClient sql, String statement) {
        sql.sql(statement).then().block(PATIENCE);
    }

    static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(PATIENCE));
    }
}
