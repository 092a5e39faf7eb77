package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/** Two requests with one key at the same time: the second waits for the first, and not for ever. */
class IdempotencyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Database database = POSTGRES.database();
    private final UUID first = UUID.randomUUID();
    private final CompletableFuture<UUID> claimed = new CompletableFuture<>();
    private final Sinks.One<UUID> release = Sinks.one();
    private final CompletableFuture<UUID> holding = database.write(
                    client -> Idempotency.claim(client, village, once("same"), first)
                            .doOnNext(claimed::complete)
                            .delayUntil(made -> release.asMono()))
            .toFuture();

    @Test
    void whoWaitsTooLongForAnEarlierRequestIsToldThatItIsUnderWay() {
        claimed.join();
        assertThatThrownBy(() -> claim("same").block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.IDEMPOTENCY_IN_PROGRESS));
        release.tryEmitValue(first);
        assertThat(holding.join()).isEqualTo(first);
        assertThat(claim("same").block(PATIENCE)).as("asked once more").isEqualTo(first);
    }

    @Test
    void whoWaitsNotTooLongLearnsWhatTheFirstMade() {
        claimed.join();
        var second = claim("same").toFuture();
        release.tryEmitValue(first);
        assertThat(second.join()).isEqualTo(first);
    }

    /** What comes of the driver and of Spring is what {@link Idempotency#waited} looks for. */
    @Test
    void aLockThatWasNotGrantedInTimeLooksLikeADatabaseThatIsGone() {
        claimed.join();
        var raw = POSTGRES.sql()
                .sql("insert into idempotency (village_id, owner, operation, key, fingerprint, made)"
                        + " values (:village, 'somebody', 'test', 'key', 'same', :village)")
                .bind("village", village.value())
                .then();
        assertThatThrownBy(() -> raw.block(PATIENCE))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .cause()
                .isInstanceOfSatisfying(
                        R2dbcException.class,
                        said -> assertThat(said.getSqlState()).isEqualTo("55P03"));
        release.tryEmitValue(first);
        holding.join();
    }

    private Mono<UUID> claim(String fingerprint) {
        return database.write(client -> Idempotency.claim(client, village, once(fingerprint), UUID.randomUUID()));
    }

    private static Once once(String fingerprint) {
        return new Once("somebody", "test", "key", fingerprint);
    }
}
