package village.wechat.audit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import village.api.audit.Acting;
import village.api.identity.Actor;
import village.api.identity.Face;

/** Where requests come from, as far as the audit is to know. */
public final class Origins {
    private static final String REQUEST_ID = "village.requestId";

    private Origins() {}

    /** Who stands behind a request. */
    public static Acting acting(ServerWebExchange exchange, Actor actor, Face face) {
        var id =
                exchange.getAttributeOrDefault(REQUEST_ID, exchange.getRequest().getId());
        var from = Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(Origins::masked);
        return new Acting(actor, face, id, from);
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
