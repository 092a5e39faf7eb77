package village.infra.web;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Which neighbours may say for whom they ask. What anybody else writes into {@code X-Forwarded-…} is not believed.
 */
public final class Proxies {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final List<Subnet> trusted;

    public Proxies(List<String> trusted) {
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Subnet::of)
                .toList();
    }

    /**
     * The address a request comes from: the connection's, or, behind trusted proxies, the last one they name that is
     * none of them.
     */
    public String client(ServerHttpRequest request) {
        var peer = peer(request);
        if (!trusts(peer)) {
            return peer;
        }
        var named = String.join(",", request.getHeaders().getOrEmpty(FOR)).split(",", -1);
        for (var i = named.length - 1; i >= 0; i--) {
            var address = named[i].strip();
            if (Subnet.bytes(address).length == 0) {
                return peer;
            }
            peer = address;
            if (!trusts(address)) {
                return address;
            }
        }
        return peer;
    }

    /** A house has one IPv4 address, or 2^64 IPv6 ones. */
    public static String household(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != 16) {
            return address;
        }
        Arrays.fill(bytes, 8, 16, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes);
    }

    /** Whether the browser speaks TLS, with us or with a trusted proxy. */
    boolean secure(ServerHttpRequest request) {
        return "https".equals(request.getURI().getScheme())
                || ("https".equals(request.getHeaders().getFirst(PROTO)) && trusts(peer(request)));
    }

    private boolean trusts(String address) {
        return !trusted.isEmpty() && trusted.stream().anyMatch(subnet -> subnet.contains(Subnet.bytes(address)));
    }

    private static String peer(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(address -> address.getHostAddress().split("%", 2)[0])
                .orElse("unknown");
    }
}
