package village.infra.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import village.api.client.Client;
import village.api.client.Quota;
import village.api.client.Terms;
import village.infra.web.Proxies;

class ClientQuotasTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ClientQuotas quotas = new ClientQuotas(
            new Counts(Optional.empty(), Duration.ofMillis(100), Duration.ofSeconds(5)), new Proxies(List.of()));

    private boolean refusedFrom(String address) {
        var request = MockServerHttpRequest.get("/openapi/v1/villages")
                .remoteAddress(new InetSocketAddress(address, 1))
                .build();
        return quotas.refused(request).block(Duration.ofSeconds(1)).allowed();
    }

    @Test
    void slowsDownTheHouseThatTriesKeysAndNobodyElse() {
        for (var attempt = 0; attempt < 120; attempt++) {
            refusedFrom("203.0.113.9");
        }
        assertThat(refusedFrom("203.0.113.9")).isFalse();
        assertThat(refusedFrom("203.0.113.10")).isTrue();
    }

    @Test
    void countsAnIpv6HouseAsOne() {
        for (var attempt = 0; attempt < 121; attempt++) {
            refusedFrom("2001:db8:1:2::" + Integer.toHexString(attempt + 1));
        }
        assertThat(refusedFrom("2001:db8:1:2::ffff")).isFalse();
    }

    @Test
    void lookingWhatIsLeftTakesNothing() {
        var terms = new Terms("平台", Set.of(), new Quota(2, Duration.ofHours(1)), List.of(), "", false, false);
        var client = new Client(new Client.Id(UUID.randomUUID()), 1, terms, List.of(), Instant.EPOCH);
        for (var look = 0; look < 5; look++) {
            assertThat(quotas.left(client).block(SOON).allowed()).isTrue();
        }
        assertThat(quotas.count(client).block(SOON).remaining()).isEqualTo(1);
        assertThat(quotas.count(client).block(SOON).remaining()).isZero();
        var none = quotas.left(client).block(SOON);
        assertThat(none.allowed()).isFalse();
        assertThat(none.until()).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(30));
    }
}
