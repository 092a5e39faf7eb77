package village.openapi.signature;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.openapi.client.SignedClient;
import village.openapi.signature.SigningKeys.SigningKey;

/** Notes a call when it is answered, whatever the answer; from when a key was named that there is. */
@Component
class Noting {
    private final Calls calls;
    private final CallOrigins origins;

    Noting(Calls calls, CallOrigins origins) {
        this.calls = calls;
        this.origins = origins;
    }

    /** From here on it is known whose call it is. */
    void begin(ServerWebExchange exchange, SigningKey key) {
        var began = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> calls.note(made(exchange, key, began))));
    }

    private Calls.Made made(ServerWebExchange exchange, SigningKey key, long began) {
        SignedClient caller = exchange.getAttribute(Arguments.CALLER);
        return new Calls.Made(
                key.client().id(),
                key.key().id(),
                Optional.ofNullable(caller).flatMap(SignedClient::village).map(Village::id),
                exchange.getRequest().getMethod().name(),
                route(exchange),
                Optional.ofNullable(exchange.getResponse().getStatusCode())
                        .map(HttpStatusCode::value)
                        .orElse(HttpStatus.OK.value()),
                (int) ((System.nanoTime() - began) / 1_000_000),
                exchange.getAttributeOrDefault("village.requestId", "-"),
                origins.of(exchange.getRequest()).map(Noting::masked));
    }

    /** Without the last part of an IPv4 address, and with the first three parts of an IPv6 one only. */
    static String masked(String address) {
        if (address.indexOf(':') >= 0) {
            return Arrays.stream(address.split(":", -1)).limit(3).collect(Collectors.joining(":")) + "::*";
        }
        return address.substring(0, address.lastIndexOf('.') + 1) + '*';
    }

    private static String route(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return String.valueOf(pattern);
    }
}
