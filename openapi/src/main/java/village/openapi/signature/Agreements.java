package village.openapi.signature;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.client.Quota;
import village.openapi.signature.SigningKeys.SigningKey;

/** Holds a client to what was agreed: which keys are in use, where it calls from, how often. */
@Component
class Agreements {
    private final CallOrigins origins;
    private final Quotas quotas;

    Agreements(CallOrigins origins, Quotas quotas) {
        this.origins = origins;
        this.quotas = quotas;
    }

    /** Refuses a key that is out of use, and an address that was not agreed. */
    void requireWelcome(ServerHttpRequest request, SigningKey key) {
        if (!key.key().active()) {
            throw Refusal.of(Reason.CLIENT_KEY_REVOKED);
        }
        if (!key.client().terms().welcomes(origins.of(request))) {
            throw Refusal.of(Reason.CLIENT_ADDRESS);
        }
    }

    /** Refuses when nothing of the quota is left, and takes nothing of it: who has not signed must not use it up. */
    Mono<Void> requireQuota(ServerWebExchange exchange, Client client) {
        return quotas.left(client)
                .filter(left -> !left.allowed())
                .doOnNext(used -> require(exchange, client, used))
                .then();
    }

    /** Counts a call and tells what is left; refuses what is too many. */
    Mono<Void> counted(ServerWebExchange exchange, Client client) {
        return quotas.count(client)
                .doOnNext(counted -> require(exchange, client, counted))
                .then();
    }

    private static void require(ServerWebExchange exchange, Client client, Quotas.Counted counted) {
        tell(exchange.getResponse(), client.terms().quota(), counted);
        if (!counted.allowed()) {
            throw Refusal.retryAfter(Reason.CLIENT_QUOTA, counted.until());
        }
    }

    private static void tell(ServerHttpResponse response, Quota quota, Quotas.Counted counted) {
        var headers = response.getHeaders();
        headers.set(
                "RateLimit-Policy",
                "\"client\";q=" + quota.count() + ";w=" + quota.window().toSeconds());
        headers.set(
                "RateLimit",
                "\"client\";r=" + counted.remaining() + ";t=" + counted.until().toSeconds());
    }
}
