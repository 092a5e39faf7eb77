package village.openapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;

class VerificationTest {
    private static final Instant NOW = Instant.parse("2026-11-28T01:30:00Z");
    private static final int LOOK_UPS = 3;

    private final List<String> lookedUp = new ArrayList<>();
    private final Set<String> remembered = new HashSet<>();
    private int asked;

    private final SigningKeys keys = new SigningKeys() {
        @Override
        public Mono<SigningKey> find(String keyId) {
            return Mono.<SigningKey>empty().doOnSubscribe(any -> lookedUp.add(keyId));
        }

        @Override
        public boolean remembers(String keyId) {
            return remembered.contains(keyId);
        }
    };

    private final Quotas quotas = new Quotas() {
        @Override
        public Mono<Counted> count(Client client) {
            return Mono.just(new Counted(true, 1, Duration.ZERO));
        }

        @Override
        public Mono<Counted> left(Client client) {
            return count(client);
        }

        @Override
        public Mono<Counted> lookedUp(ServerHttpRequest request) {
            return Mono.fromSupplier(() -> new Counted(++asked <= LOOK_UPS, 0, Duration.ofSeconds(7)));
        }

        @Override
        public Mono<Counted> refused(ServerHttpRequest request) {
            return Mono.just(new Counted(true, 1, Duration.ZERO));
        }
    };

    private final Verification verification = new Verification(
            new NamedKeys(keys, quotas),
            (keyId, nonce, keep, surely) -> Mono.just(true),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private void refuses(String keyId, Reason reason) {
        var request = MockServerHttpRequest.get("/openapi/v1/villages")
                .header("X-Village-Key-Id", keyId)
                .header("X-Village-Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.atOffset(ZoneOffset.UTC)))
                .header("X-Village-Nonce", "7d0c3a524c1e4a0e")
                .header("X-Village-Algorithm", "hmac-sha256")
                .header("X-Village-Signature", "AAAA")
                .build();
        assertThatThrownBy(() -> verification.claimed(request).block(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    /** Whoever makes up a key for each call costs the database no more than his house is allowed. */
    @Test
    void keysThatAreMadeUpAreNotAllLookedUp() {
        for (var made = 0; made < LOOK_UPS; made++) {
            refuses("vk" + made, Reason.CLIENT_KEY_UNKNOWN);
        }
        for (var made = LOOK_UPS; made < 50; made++) {
            refuses("vk" + made, Reason.REQUEST_TOO_MANY);
        }
        assertThat(lookedUp).containsExactly("vk0", "vk1", "vk2");
    }

    @Test
    void whatIsRememberedIsNotCounted() {
        remembered.add("vk7");
        for (var call = 0; call < 50; call++) {
            refuses("vk7", Reason.CLIENT_KEY_UNKNOWN);
        }
        assertThat(asked).isZero();
    }
}
