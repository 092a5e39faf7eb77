package village.openapi.signature;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.audit.MaskedAddress;
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
                requestId(exchange),
                origins.of(exchange.getRequest()).flatMap(MaskedAddress::of));
    }

    static String requestId(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault("village.requestId", "-");
    }

    private static String route(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return String.valueOf(pattern);
    }
}
