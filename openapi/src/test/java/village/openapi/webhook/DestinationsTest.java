package village.openapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private final AllowedHosts listed =
            new AllowedHosts(List.of("hub.example.cn", "alt.example.cn:8443", ".gov.example"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hub.example.cn/a",
                "https://HUB.example.cn:443/a",
                "https://alt.example.cn:8443/",
                "https://a.b.gov.example/x"
            })
    void whatIsOnTheListIsAllowed(String url) {
        assertThat(listed.allow(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example.cn/a",
                "ftp://hub.example.cn/a",
                "https://hub.example.cn:8443/a",
                "https://alt.example.cn/",
                "https://hub.example.cn.evil.example/",
                "https://evilgov.example/",
                "https://gov.example/",
                "https://127.0.0.1/",
                "https:hub.example.cn"
            })
    void everythingElseIsNot(String url) {
        assertThat(listed.allow(URI.create(url))).isFalse();
    }

    @Test
    void nothingIsAllowedWithoutAList() {
        assertThat(new AllowedHosts(List.of(), true).allow(URI.create("https://hub.example.cn/")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.8",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void addressesInsideTheHouseAreKnown(String address) throws UnknownHostException {
        assertThat(OutsideAddresses.withinTheHouse(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "193.0.0.1", "2400:3200::1"})
    void publicAddressesAreNot(String address) throws UnknownHostException {
        assertThat(OutsideAddresses.withinTheHouse(InetAddress.getByName(address)))
                .isFalse();
    }
}
