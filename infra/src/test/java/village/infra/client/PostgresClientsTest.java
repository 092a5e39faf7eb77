package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.ClientsContract;
import village.api.client.Key;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

class PostgresClientsTest implements ClientsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public Clients clients() {
        return new PostgresClients(
                POSTGRES.database(),
                TestSecrets.sealer(),
                UuidCreator::getTimeOrderedEpoch,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void keepsSecretsSealedForTheirRow() {
        var keys = new PostgresSigningKeys(POSTGRES.database(), TestSecrets.sealer());
        var mine = registered("vkmine" + UUID.randomUUID());
        var other = registered("vkother" + UUID.randomUUID());
        assertThat(now(keys.find(mine)).secret()).isEqualTo(SECRET);
        var stored = now(POSTGRES.sql()
                .sql("select secret_sealed from client_key where id = :id")
                .bind("id", mine)
                .map(row -> row.get(0, byte[].class))
                .one());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET.value());
        now(POSTGRES.sql()
                .sql("update client_key set secret_sealed = :other where id = :id")
                .bind("other", stored)
                .bind("id", other)
                .then());
        assertThatThrownBy(() -> now(keys.find(other))).isInstanceOf(IllegalStateException.class);
    }

    private String registered(String keyId) {
        var client = new Client(
                new Client.Id(UUID.randomUUID()), 1, TERMS, List.of(new Key(keyId, NOW, Optional.empty())), NOW);
        now(clients().register(client, SECRET, new Once("test", "client.register", keyId, "0")));
        return keyId;
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
