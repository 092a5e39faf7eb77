package village.infra.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import village.infra.web.Proxies;

class ClientQuotasTest {
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
}
