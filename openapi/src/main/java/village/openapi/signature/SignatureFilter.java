package village.openapi.signature;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.audit.Acting;
import village.api.audit.MaskedAddress;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.signature.SigningKeys.SigningKey;
import village.openapi.signature.Verification.Claim;

/**
 * Lets a call of the open API through when its route is open to everybody, or when it is signed by a client that may do
 * what the route does. A route that says nothing is closed.
 *
 * <p>The head comes first: headers, clock, key, whether the key is in use, way of signing, address. Then the body, its
 * signature and nonce; then quota, scope and village. Where a file is brought, scope, village, what is left of the quota
 * and the declared length are asked from the head too: no file is taken in that could not be accepted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class SignatureFilter implements WebFilter {
    private static final String FACE = "/openapi/";
    private static final Set<Reason.Kind> GUESSES =
            EnumSet.of(Reason.Kind.UNAUTHENTICATED, Reason.Kind.FORBIDDEN, Reason.Kind.NOT_FOUND);

    private final Routes routes;
    private final Bodies bodies;
    private final NamedKeys keys;
    private final Verification verification;
    private final Agreements agreements;
    private final Authority authority;
    private final CallOrigins origins;
    private final Noting noting;

    SignatureFilter(
            Routes routes,
            Bodies bodies,
            NamedKeys keys,
            Verification verification,
            Agreements agreements,
            Authority authority,
            CallOrigins origins,
            Noting noting) {
        this.routes = routes;
        this.bodies = bodies;
        this.keys = keys;
        this.verification = verification;
        this.agreements = agreements;
        this.authority = authority;
        this.origins = origins;
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
        var request = exchange.getRequest();
        return head(exchange, door)
                .onErrorResume(SignatureFilter::guessed, refusal -> keys.guessed(request, refusal))
                .flatMap(claim -> bodied(exchange, chain, door, claim));
    }

    /** Everything that can be told before the body. */
    private Mono<Claim> head(ServerWebExchange exchange, Routes.Door door) {
        return known(exchange)
                .doOnError(refusal -> hangUp(exchange, door))
                .flatMap(claim -> door.bringsFile() ? expected(exchange, door, claim) : Mono.just(claim));
    }

    private Mono<Claim> known(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return verification
                .claimed(request)
                .doOnNext(claim -> noting.begin(exchange, claim.key()))
                .doOnNext(claim -> verification.requireWay(request, claim))
                .doOnNext(claim -> agreements.requireWelcome(request, claim.key()));
    }

    /** What a stranger goes on sending is not listened to; whoever we know is heard out, so that he can read the answer. */
    private static void hangUp(ServerWebExchange exchange, Routes.Door door) {
        if (Bodies.large(exchange.getRequest(), door.bringsFile())) {
            exchange.getResponse().getHeaders().setConnection("close");
        }
    }

    private Mono<Claim> expected(ServerWebExchange exchange, Routes.Door door, Claim claim) {
        return allowed(exchange, claim.key(), door)
                .then(agreements.requireQuota(exchange, claim.key().client()))
                .then(Mono.fromRunnable(() -> Bodies.requireFits(exchange.getRequest())))
                .thenReturn(claim);
    }

    private Mono<Void> bodied(ServerWebExchange exchange, WebFilterChain chain, Routes.Door door, Claim claim) {
        var request = exchange.getRequest();
        return door.bringsFile()
                ? bodies.spooled(request, sender(request, claim), read -> signed(exchange, chain, door, claim, read))
                : bodies.whole(request).flatMap(read -> signed(exchange, chain, door, claim, read));
    }

    private Spools.Sender sender(ServerHttpRequest request, Claim claim) {
        return new Spools.Sender(claim.key().client().id(), origins.house(request));
    }

    private Mono<Void> signed(
            ServerWebExchange exchange, WebFilterChain chain, Routes.Door door, Claim claim, HashedRequest request) {
        var client = claim.key().client();
        return verification
                .verify(exchange, request, claim)
                .onErrorResume(SignatureFilter::guessed, refusal -> keys.guessed(request, refusal))
                .flatMap(key -> agreements.counted(exchange, client).thenReturn(key))
                .flatMap(key -> allowed(exchange, key, door))
                .doOnNext(caller -> exchange.getAttributes().put(Arguments.CALLER, caller))
                .flatMap(caller -> chain.filter(
                                exchange.mutate().request(request).build())
                        .contextWrite(context -> acting(exchange, caller).into(context)));
    }

    /** For the audit, where a platform does what belongs there. */
    private Acting acting(ServerWebExchange exchange, SignedClient caller) {
        return new Acting(
                caller.platform(),
                Optional.empty(),
                Noting.requestId(exchange),
                origins.of(exchange.getRequest()).flatMap(MaskedAddress::of));
    }

    /**
     * Whoever named a key and could not use it may be trying others, or asking what it opens; a call that names none costs
     * next to nothing. Said of refusals before the signature was found good only.
     */
    private static boolean guessed(Throwable failure) {
        return failure instanceof Refusal refusal
                && GUESSES.contains(refusal.reason().kind())
                && refusal.reason() != Reason.CLIENT_HEADERS;
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
