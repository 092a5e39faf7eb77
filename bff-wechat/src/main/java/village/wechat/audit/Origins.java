package village.wechat.audit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import village.api.audit.Acting;
import village.api.audit.MaskedAddress;
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
        var from = address(exchange).flatMap(MaskedAddress::of);
        return new Acting(actor, Optional.of(face), id, from);
    }

    /** The caller's, as far as the proxies before us are believed; whoever wires this face tells it. */
    private static Optional<String> address(ServerWebExchange exchange) {
        return Optional.<String>ofNullable(exchange.getAttribute(ADDRESS))
                .or(() -> Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                        .map(InetSocketAddress::getAddress)
                        .map(InetAddress::getHostAddress));
    }
}
