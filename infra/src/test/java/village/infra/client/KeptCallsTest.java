package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.client.Client;
import village.infra.postgres.PostgresExtension;
import village.openapi.signature.Calls.Made;

/** Calls wait in memory: no more of them than fit, and none is lost because a statement failed. */
class KeptCallsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WAITING = 50_000;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Client.Id client = new Client.Id(UUID.randomUUID());
    private final KeptCalls calls =
            new KeptCalls(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());

    @BeforeEach
    void register() {
        execute("""
            insert into client (id, version, name, quota_count, quota_seconds, addresses, external_prefix,
              gateway_signing, sandbox, registered_at)
            values ('%s', 1, '平台', 10, 60, '{}', '', false, false, now())\
            """.formatted(client.value()));
    }

    @Test
    void keepsWhatFitsOfWhatManyThreadsNoteAtOnce() {
        Flux.range(0, WAITING + 400)
                .parallel(4)
                .runOn(Schedulers.parallel())
                .doOnNext(this::note)
                .sequential()
                .blockLast(PATIENCE);
        flushAll();
        assertThat(written()).isEqualTo(WAITING);
        note(1);
        flushAll();
        assertThat(written()).isEqualTo(WAITING + 1);
    }

    @Test
    void whatCannotBeWrittenWaits() {
        note(1);
        note(2);
        execute("alter table client_call rename to client_call_away");
        assertThatThrownBy(() -> calls.flush().block(PATIENCE)).isInstanceOf(RuntimeException.class);
        execute("alter table client_call_away rename to client_call");
        flushAll();
        assertThat(written()).isEqualTo(2);
    }

    private void note(int number) {
        calls.note(new Made(
                client, "key", Optional.empty(), "GET", "/openapi/v1/villages", 200, number, "r", Optional.empty()));
    }

    private void flushAll() {
        calls.flush().repeat().takeWhile(more -> more).blockLast(PATIENCE);
    }

    private long written() {
        return POSTGRES.sql()
                .sql("select count(*) from client_call where client_id = :client")
                .bind("client", client.value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    private static void execute(String statement) {
        POSTGRES.sql().sql(statement).then().block(PATIENCE);
    }
}
