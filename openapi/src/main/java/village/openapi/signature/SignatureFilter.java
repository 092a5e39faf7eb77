package village.openapi.signature;

import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Quota;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.signature.SigningKeys.SigningKey;

/**
 * Lets a call of the open API through when its route is open to everybody, or when it is signed by a client that may do
 * what the route does. A route that says nothing is closed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class SignatureFilter implements WebFilter {
    private static final String FACE = "/openapi/";

    private final Routes routes;
    private final Bodies bodies;
    private final Verification verification;
    private final Authority authority;
    private final Quotas quotas;
    private final Noting noting;

    SignatureFilter(
            Routes routes,
            Bodies bodies,
            Verification verification,
            Authority authority,
            Quotas quotas,
            Noting noting) {
        this.routes = routes;
        this.bodies = bodies;
        this.verification = verification;
        this.authority = authority;
        this.quotas = quotas;
        this.noting = noting;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getURI().getRawPath().startsWith(FACE)) {
            return chain.filter(exchange);
        }
        return routes.door(exchange)
                .defaultIfEmpty(new Routes.Door.Everybody())
                .flatMap(door -> through(exchange, chain, door));
    }

    private Mono<Void> through(ServerWebExchange exchange, WebFilterChain chain, Routes.Door door) {
        if (door instanceof Routes.Door.Everybody) {
            return chain.filter(exchange);
        }
        return verification
                .claimed(exchange.getRequest())
                .doOnNext(claim -> noting.begin(exchange, claim.key()))
                .flatMap(claim -> verified(exchange, chain, door, claim))
                .onErrorResume(SignatureFilter::guessed, refusal -> refusedAgain(exchange, refusal));
    }

    private Mono<Void> verified(
            ServerWebExchange exchange, WebFilterChain chain, Routes.Door door, Verification.Claim claim) {
        return bodies.read(
                exchange.getRequest(),
                door.bringsFile(),
                request -> verification
                        .verify(exchange, request, claim)
                        .flatMap(key -> counted(exchange, key))
                        .flatMap(key -> allowed(exchange, key, door))
                        .doOnNext(caller -> exchange.getAttributes().put(Arguments.CALLER, caller))
                        .flatMap(caller ->
                                chain.filter(exchange.mutate().request(request).build())));
    }

    /** Whoever named a key and could not use it may be trying others; a call that names none costs next to nothing. */
    private static boolean guessed(Throwable failure) {
        return failure instanceof Refusal refusal
                && refusal.reason().kind() == Reason.Kind.UNAUTHENTICATED
                && refusal.reason() != Reason.CLIENT_HEADERS;
    }

    private Mono<Void> refusedAgain(ServerWebExchange exchange, Throwable refusal) {
        return quotas.refused(exchange.getRequest())
                .flatMap(counted -> Mono.error(() ->
                        counted.allowed() ? refusal : Refusal.retryAfter(Reason.REQUEST_TOO_MANY, counted.until())));
    }

    private Mono<SigningKey> counted(ServerWebExchange exchange, SigningKey key) {
        return quotas.count(key.client()).map(counted -> {
            tell(exchange.getResponse(), key.client().terms().quota(), counted);
            if (!counted.allowed()) {
                throw Refusal.retryAfter(Reason.CLIENT_QUOTA, counted.until());
            }
            return key;
        });
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

    private Mono<SignedClient> allowed(ServerWebExchange exchange, SigningKey key, Routes.Door door) {
        if (!(door instanceof Routes.Door.With with)) {
            return Mono.error(() -> Refusal.of(Reason.CLIENT_SCOPE));
        }
        return allowed(exchange, key, with.scope());
    }

    private Mono<SignedClient> allowed(ServerWebExchange exchange, SigningKey key, Scoped scope) {
        Map<String, String> variables =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        return authority
                .require(key.client(), scope.value(), scope.access(), Optional.ofNullable(variables.get("village")))
                .map(village -> new SignedClient(key.client(), key.key().id(), village));
    }
}
