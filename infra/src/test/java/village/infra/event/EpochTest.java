package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.EventLog;
import village.api.event.LogPosition;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class EpochTest {
    @Test
    void aRestoredCopyStartsAnEpochAndRefusesPositionsKeptFromTheOriginal() {
        var original = PostgresExtension.freshDatabase();
        var kept = in(original, database -> {
            Workshop.happen(database, Workshop.event(UUID.randomUUID(), 1), Workshop.event(UUID.randomUUID(), 1));
            return head(database);
        });
        copy(original, original + "_copy");
        in(original + "_copy", database -> {
            Workshop.happen(database, Workshop.event(UUID.randomUUID(), 1));
            assertThat(head(database).epoch()).isGreaterThan(kept.epoch());
            assertThat(head(database).position()).isEqualTo(3);
            assertThat(reasons(database)).isEqualTo("first,restored");
            assertStale(new PostgresEventLog(database), kept);
            return kept;
        });
        in(original, database -> {
            Workshop.sequence(database);
            assertThat(head(database)).isEqualTo(kept);
            return kept;
        });
    }

    @Test
    void aNewTimelineStartsAnEpochBeforeAnyPositionIsGiven() {
        in(PostgresExtension.freshDatabase(), database -> {
            Workshop.happen(database, Workshop.event(UUID.randomUUID(), 1));
            change(database, "update event_epoch set fingerprint = left(fingerprint, -8) || '0000007F'");
            Workshop.append(database, Workshop.event(UUID.randomUUID(), 1));
            var kept = head(database);
            new Sequencer(database, Workshop.settings()).turn().block(Workshop.PATIENCE);
            assertThat(head(database).position()).isEqualTo(kept.position());
            assertThat(head(database).epoch()).isGreaterThan(kept.epoch());
            assertThat(reasons(database)).isEqualTo("first,promoted");
            Workshop.sequence(database);
            assertThat(head(database).position()).isEqualTo(kept.position() + 1);
            return kept;
        });
    }

    @Test
    void staysInItsEpochOtherwise() {
        in(PostgresExtension.freshDatabase(), database -> {
            Workshop.sequence(database);
            var first = head(database);
            Workshop.sequence(database);
            assertThat(head(database)).isEqualTo(first);
            return first;
        });
    }

    @Test
    void needsNoSuperuser() {
        in(PostgresExtension.freshDatabase(), database -> {
            change(database, "create role clerk_of_epochs");
            change(database, "grant select, insert, update on event, event_epoch to clerk_of_epochs");
            change(database, "insert into event_epoch values (1, now(), 'elsewhere', 'first')");
            var turn = database.write(client -> client.sql("set local role clerk_of_epochs")
                    .then()
                    .then(new Sequencer(database, Workshop.settings()).turn()));
            assertThat(Workshop.now(turn)).isTrue();
            assertThat(reasons(database)).isEqualTo("first,restored");
            return head(database);
        });
    }

    private static LogPosition head(Database database) {
        return Workshop.now(new PostgresEventLog(database).head());
    }

    private static void assertStale(EventLog log, LogPosition kept) {
        assertThatThrownBy(() -> log.follow(kept, 10).block(Workshop.PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.EVENT_CURSOR_STALE));
    }

    private static String reasons(Database database) {
        return Workshop.now(database.query(
                client -> client.sql("select string_agg(reason, ',' order by number) from event_epoch")
                        .map((row, meta) -> row.get(0, String.class))
                        .one()));
    }

    private static void change(Database database, String sql) {
        database.write(client -> client.sql(sql).then()).block(Workshop.PATIENCE);
    }

    /** Works in a database and leaves nobody connected to it, so that it can be copied. */
    private static LogPosition in(String name, java.util.function.Function<Database, LogPosition> work) {
        var pool = PostgresExtension.pool(name);
        try {
            return work.apply(PostgresExtension.database(pool));
        } finally {
            pool.disposeLater().block(Workshop.PATIENCE);
        }
    }

    private static void copy(String from, String to) {
        var url = "jdbc:postgresql://127.0.0.1:" + PostgresExtension.port() + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'");
            statement.execute("create database " + to + " template " + from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
