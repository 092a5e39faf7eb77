package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ProxiesTest {
    private final Proxies proxies = new Proxies(List.of("10.0.0.0/9", "::1"));

    private static MockServerHttpRequest from(String peer, String forwarded) {
        return MockServerHttpRequest.get("http://village/")
                .remoteAddress(new InetSocketAddress(peer, 50000))
                .header("X-Forwarded-For", forwarded)
                .header("X-Forwarded-Proto", "https")
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7   | 198.51.100.1               | 192.0.2.7",
                "10.127.0.1  | 198.51.100.1               | 198.51.100.1",
                "10.128.0.1  | 198.51.100.1               | 10.128.0.1",
                "10.0.0.1    | 203.0.113.9, 198.51.100.1  | 198.51.100.1",
                "10.0.0.1    | 198.51.100.1, 10.0.0.2     | 198.51.100.1",
                "10.0.0.1    | 10.0.0.3, 10.0.0.2         | 10.0.0.3",
                "10.0.0.1    | evil.example, 10.0.0.2     | 10.0.0.2",
                "10.0.0.1    | unknown                    | 10.0.0.1",
                "10.0.0.1    | 2001:db8::7                | 2001:db8::7"
            })
    void believesOnlyWhomItTrusts(String peer, String forwarded, String client) {
        assertThat(proxies.client(from(peer, forwarded))).isEqualTo(client);
    }

    @Test
    void believesTlsOfATrustedProxyOnly() {
        assertThat(proxies.secure(from("10.0.0.1", ""))).isTrue();
        assertThat(proxies.secure(from("192.0.2.7", ""))).isFalse();
    }

    @Test
    void namesARangeItCannotRead() {
        assertThatThrownBy(() -> new Proxies(List.of("proxy.example"))).hasMessageContaining("proxy.example");
        assertThatThrownBy(() -> new Proxies(List.of("10.0.0.0/33"))).hasMessageContaining("10.0.0.0/33");
    }
}
