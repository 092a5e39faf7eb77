package village.wechat.login;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.identity.AccessTokens;
import village.api.identity.AccessTokens.Access;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.identity.Standing;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.wechat.audit.Origins;

/**
 * Makes the {@link Actor} of a request and nothing else: what he may do is decided in the use cases. Everything below
 * {@code /mp} and {@code /console/v1} is closed unless {@link OpenRoutes} lists it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class SessionFilter implements WebFilter {
    static final String ACTOR = SessionFilter.class.getName() + ".actor";
    static final String ACCESS = SessionFilter.class.getName() + ".access";
    static final String VILLAGE = SessionFilter.class.getName() + ".village";
    /** Set where a standing could not be read and a public page is asked for. */
    static final String UNSURE = SessionFilter.class.getName() + ".unsure";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final PathPattern MP = PathPatternParser.defaultInstance.parse("/mp/**");
    private static final PathPattern CONSOLE = PathPatternParser.defaultInstance.parse("/console/v1/**");
    private static final PathPattern IN_VILLAGE =
            PathPatternParser.defaultInstance.parse("/{face}/v1/villages/{village}/**");

    private final AccessTokens tokens;
    private final RoleBook roles;
    private final Villages villages;
    private final ConsoleSessions consoles;

    SessionFilter(AccessTokens tokens, RoleBook roles, Villages villages, ConsoleSessions consoles) {
        this.tokens = tokens;
        this.roles = roles;
        this.villages = villages;
        this.consoles = consoles;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().pathWithinApplication();
        var face = face(path);
        if (face.isEmpty() || OpenRoutes.signingIn(request.getMethod(), path)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> toActor(exchange, face.get(), path))
                .doOnNext(actor -> exchange.getAttributes().put(ACTOR, actor))
                .flatMap(actor ->
                        chain.filter(exchange).contextWrite(Origins.acting(exchange, actor, face.get())::into));
    }

    private static Optional<Face> face(PathContainer path) {
        if (MP.matches(path)) {
            return Optional.of(Face.MP);
        }
        return CONSOLE.matches(path) ? Optional.of(Face.CONSOLE) : Optional.empty();
    }

    private Mono<Actor> toActor(ServerWebExchange exchange, Face face, PathContainer path) {
        return signedIn(exchange, face, path)
                .doOnNext(access -> exchange.getAttributes().put(ACCESS, access))
                .map(access -> Optional.of(access.person()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(person -> toActor(exchange, face, path, person));
    }

    private Mono<Access> signedIn(ServerWebExchange exchange, Face face, PathContainer path) {
        var request = exchange.getRequest();
        var accepted = OpenRoutes.fromWechat(request.getMethod(), path) ? Face.MP : face;
        var presented = Presented.in(request, accepted);
        if (presented.isEmpty() && !OpenRoutes.open(request.getMethod(), path)) {
            throw Refusal.of(Reason.SESSION_REQUIRED);
        }
        var read = presented.map(shown -> read(request, shown));
        return accepted == Face.CONSOLE
                ? Mono.justOrEmpty(read).flatMap(access -> consoles.keep(exchange, access))
                : Mono.justOrEmpty(read);
    }

    private Access read(ServerHttpRequest request, Presented shown) {
        if (shown.byCookie() && SameOrigin.write(request)) {
            SameOrigin.require(request);
        }
        return tokens.read(shown.face(), shown.token());
    }

    private Mono<Actor> toActor(ServerWebExchange exchange, Face face, PathContainer path, Optional<Person.Id> person) {
        var match = IN_VILLAGE.matchAndExtract(path);
        if (match == null) {
            return outsideVillages(person, face);
        }
        return existingVillage(match.getUriVariables().getOrDefault("village", ""))
                .doOnNext(village -> exchange.getAttributes().put(VILLAGE, village))
                .flatMap(village -> inVillage(exchange, person, village.id(), face));
    }

    private Mono<Actor> outsideVillages(Optional<Person.Id> person, Face face) {
        if (person.isEmpty()) {
            return Mono.just(Actor.anonymous());
        }
        return face == Face.MP
                ? Mono.just(Actor.self(person.get()))
                : roles.above(person.get()).map(standing -> standing.actor(person.get()));
    }

    private Mono<Village> existingVillage(String code) {
        return villages.byCode(new VillageCode(code))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
    }

    private Mono<Actor> inVillage(
            ServerWebExchange exchange, Optional<Person.Id> person, Village.Id village, Face face) {
        if (person.isEmpty()) {
            return Mono.just(Actor.stranger(village));
        }
        if (face == Face.CONSOLE) {
            return atDesk(exchange.getRequest(), person.get(), village);
        }
        var standing = roles.standing(person.get(), village);
        return (OpenRoutes.open(exchange.getRequest()) ? orNone(exchange, standing) : standing)
                .map(held -> held.actor(person.get(), village));
    }

    private Mono<Actor> atDesk(ServerHttpRequest request, Person.Id person, Village.Id village) {
        var standing = SameOrigin.write(request) ? roles.fresh(person, village) : roles.standing(person, village);
        return (OpenRoutes.settingUp(request) ? orOperator(person, standing) : standing)
                .map(held -> held.actor(person, village))
                .doOnNext(SessionFilter::refuseUnlessStaff);
    }

    /** Who runs the installation comes into a village to set it up, and no further. */
    private Mono<Standing> orOperator(Person.Id person, Mono<Standing> standing) {
        return Mono.zip(
                standing,
                roles.above(person),
                (held, above) -> above.roles().contains(Role.OPERATOR) ? held.with(Role.OPERATOR) : held);
    }

    /** What everybody may read is shown also while nobody can be asked who the reader is: as everybody sees it. */
    private static Mono<Standing> orNone(ServerWebExchange exchange, Mono<Standing> standing) {
        return standing.timeout(PATIENCE).onErrorResume(SessionFilter::away, failure -> {
            exchange.getAttributes().put(UNSURE, true);
            return Mono.just(Standing.NONE);
        });
    }

    private static boolean away(Throwable failure) {
        return failure instanceof Unavailable || failure instanceof TimeoutException;
    }

    private static void refuseUnlessStaff(Actor actor) {
        if (!actor.staff()) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
    }
}
