package village.wechat.audit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import village.api.audit.Acting;
import village.api.identity.Actor;
import village.api.identity.Face;

/** Where requests come from, as far as the audit is to know. */
public final class Origins {
    private static final String REQUEST_ID = "village.requestId";
    private static final String ADDRESS = "village.address";

    private Origins() {}

    /** Who stands behind a request. */
    public static Acting acting(ServerWebExchange exchange, Actor actor, Face face) {
        var id =
                exchange.getAttributeOrDefault(REQUEST_ID, exchange.getRequest().getId());
        var from = address(exchange).map(Origins::masked);
        return new Acting(actor, face, id, from);
    }

    /** The caller's, as far as the proxies before us are believed; whoever wires this face tells it. */
    private static Optional<InetAddress> address(ServerWebExchange exchange) {
        String told = exchange.getAttribute(ADDRESS);
        return told == null
                ? Optional.ofNullable(exchange.getRequest().getRemoteAddress()).map(InetSocketAddress::getAddress)
                : Optional.ofNullable(literal(told));
    }

    /** Null for what is no address; a name is never looked up. */
    private static @Nullable InetAddress literal(String address) {
        try {
            return address.matches("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*") ? InetAddress.getByName(address) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Enough to tell an office from an internet café: the last byte of four, or all but the network of sixteen, hidden. */
    static String masked(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".*";
        }
        return group(bytes, 0) + ":" + group(bytes, 2) + ":" + group(bytes, 4) + ":*";
    }

    private static String group(byte[] bytes, int at) {
        return Integer.toHexString(((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff));
    }
}
