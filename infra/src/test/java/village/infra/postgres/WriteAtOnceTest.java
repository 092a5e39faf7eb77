package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class WriteAtOnceTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Prepared KEEP = Prepared.of("""
        insert into idempotency (village_id, owner, operation, key, fingerprint, made)
        values (:id, 'somebody', 'test', :key, '', cast(:id as uuid)) returning made
        """);

    @Test
    void commitsByItself() {
        var id = UUID.randomUUID();
        keep(POSTGRES.database(), id, "key").block(PATIENCE);
        assertThat(kept(id)).isEqualTo(1);
    }

    @Test
    void joinsATransactionAndGoesWithIt() {
        var id = UUID.randomUUID();
        var database = POSTGRES.database();
        var failing = database.together(
                keep(database, id, "key").then(Mono.<Void>error(new IllegalStateException("changed my mind"))));
        assertThatThrownBy(() -> failing.block(PATIENCE)).hasMessage("changed my mind");
        assertThat(kept(id)).isZero();
    }

    @Test
    void endsATransactionThatSomebodyLeftOpenOnTheConnection() {
        var id = UUID.randomUUID();
        var connection =
                Mono.from(POSTGRES.sql().getConnectionFactory().create()).block(PATIENCE);
        var left = database(connection);
        Mono.from(connection.beginTransaction()).block(PATIENCE);
        keep(left, id, "key").block(PATIENCE);
        assertThat(kept(id)).isEqualTo(1);
        Mono.from(connection.beginTransaction()).block(PATIENCE);
        assertThatThrownBy(() -> keep(left, id, "key").block(PATIENCE))
                .isInstanceOf(DataIntegrityViolationException.class);
        keep(left, id, "another key").block(PATIENCE);
        assertThat(kept(id)).isEqualTo(2);
        Mono.from(connection.close()).block(PATIENCE);
    }

    private static Database database(Connection connection) {
        var factory = new SingleConnectionFactory(
                connection, POSTGRES.sql().getConnectionFactory().getMetadata(), true);
        var operator = TransactionalOperator.create(new R2dbcTransactionManager(factory));
        return new Database(DatabaseClient.create(factory), operator, PATIENCE);
    }

    private static Mono<List<UUID>> keep(Database database, UUID id, String key) {
        return database.writeAtOnce(
                KEEP, values -> values.bind("id", id).bind("key", key), row -> Columns.uuid(row, 0), rows -> List.of());
    }

    private static Long kept(UUID id) {
        return POSTGRES.sql()
                .sql("select count(*) from idempotency where village_id = :id")
                .bind("id", id)
                .map(row -> Columns.number(row, 0))
                .one()
                .block(PATIENCE);
    }
}
