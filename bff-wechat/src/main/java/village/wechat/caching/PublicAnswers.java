package village.wechat.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.wechat.caching.PublicContents.Served;

/** Answers with public content. Controllers say what a screen is made of; whether it must be made is decided here. */
public final class PublicAnswers {
    private static final String FOR_ALL = "no-cache";
    private static final String FOR_SOME = "private, no-cache";
    private static final Consumer<Actor> NOBODY_COUNTS = actor -> {};
    private static final int PATHS = 50_000;

    private final PublicContents contents;
    private final Cache<Asked, Known> known =
            Caffeine.newBuilder().maximumSize(PATHS).executor(Runnable::run).build();

    PublicAnswers(PublicContents contents) {
        this.contents = contents;
    }

    private record Asked(String path, @Nullable String query, Audience audience) {}

    private record Known(Key key, PathPattern route, Consumer<Actor> seen) {}

    /** Answers with a screen of the village that is the same for everybody. */
    public Mono<Void> open(ServerWebExchange exchange, Actor actor, Screen screen, Supplier<Mono<Made>> load) {
        return answer(exchange, actor, key(actor, Audience.EVERYBODY, screen, null), load, NOBODY_COUNTS);
    }

    /** Answers with a part of such a screen. */
    public Mono<Void> open(
            ServerWebExchange exchange, Actor actor, Screen screen, Object part, Supplier<Mono<Made>> load) {
        var key = key(actor, Audience.EVERYBODY, screen, null).part(part);
        return answer(exchange, actor, key, load, NOBODY_COUNTS);
    }

    /** Answers with what the actor's audience is shown of a part of the screen. */
    public Mono<Void> part(
            ServerWebExchange exchange, Actor actor, Screen screen, Object part, Function<Actor, Mono<Made>> load) {
        var audience = Audience.of(actor);
        var key = key(actor, audience, screen, null).part(part);
        return answer(exchange, actor, key, () -> load.apply(audience.in(actor)), NOBODY_COUNTS);
    }

    /** Answers with what the actor's audience is shown of one thing, or of the village if there is none. */
    public Mono<Void> answer(
            ServerWebExchange exchange,
            Actor actor,
            Screen screen,
            @Nullable UUID subject,
            Function<Actor, Mono<Made>> load) {
        return answer(exchange, actor, screen, subject, load, NOBODY_COUNTS);
    }

    /** The same, where somebody wants to know of each reader. */
    public Mono<Void> answer(
            ServerWebExchange exchange,
            Actor actor,
            Screen screen,
            @Nullable UUID subject,
            Function<Actor, Mono<Made>> load,
            Consumer<Actor> seen) {
        var audience = Audience.of(actor);
        var key = key(actor, audience, screen, subject);
        return answer(exchange, actor, key, () -> load.apply(audience.in(actor)), seen);
    }

    private Mono<Void> answer(
            ServerWebExchange exchange, Actor actor, Key key, Supplier<Mono<Made>> load, Consumer<Actor> seen) {
        var audience = Audience.of(actor);
        return contents.find(key, contents.slot(key), load)
                .doOnNext(served -> {
                    remember(exchange, key, audience, seen);
                    seen.accept(actor);
                })
                .flatMap(served -> Bytes.send(exchange, served.content(), served.old(), caching(audience)));
    }

    /** Answers with what is asked for too seldom to be kept; it is tagged all the same. */
    public Mono<Void> once(ServerWebExchange exchange, Actor actor, Mono<Made> load) {
        return load.flatMap(made ->
                Bytes.send(exchange, Content.of(made.json(), Instant.EPOCH), false, caching(Audience.of(actor))));
    }

    /**
     * Answers with a screen to which something of the actor's own is added. It is kept nowhere but by the page that shows it,
     * which may ask whether it is still so.
     */
    public Mono<Void> withMore(
            ServerWebExchange exchange,
            Actor actor,
            Screen screen,
            Function<Actor, Mono<Made>> load,
            Mono<byte[]> own,
            Adding adding) {
        var audience = Audience.of(actor);
        var key = key(actor, audience, screen, null);
        var served = contents.find(key, contents.slot(key), () -> load.apply(audience.in(actor)));
        return Mono.zip(served, own).flatMap(both -> send(exchange, both.getT1(), both.getT2(), adding));
    }

    /** How one's own part is put into the public one. */
    public interface Adding {
        byte[] join(byte[] screen, byte[] own);
    }

    private static Mono<Void> send(ServerWebExchange exchange, Served served, byte[] own, Adding adding) {
        var content = served.content();
        Bytes.asOf(exchange.getResponse().getHeaders(), content, served.old());
        return Bytes.sendOwn(exchange, content.tagWith(own), () -> adding.join(content.plain(), own));
    }

    private static Key key(Actor actor, Audience audience, Screen screen, @Nullable UUID subject) {
        return new Key(actor.requireVillage(), audience, screen, subject);
    }

    private static String caching(Audience audience) {
        return audience == Audience.EVERYBODY ? FOR_ALL : FOR_SOME;
    }

    private void remember(ServerWebExchange exchange, Key key, Audience audience, Consumer<Actor> seen) {
        var request = exchange.getRequest();
        PathPattern route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (route != null
                && HttpMethod.GET.equals(request.getMethod())
                && key.screen().chosenBy(request.getURI().getRawQuery())) {
            known.put(asked(exchange, audience), new Known(key, route, seen));
        }
    }

    private static Asked asked(ServerWebExchange exchange, Audience audience) {
        var address = exchange.getRequest().getURI();
        return new Asked(address.getRawPath(), address.getRawQuery(), audience);
    }

    /** Answers at once if that path was answered before and what it shows is still true; null otherwise. */
    @Nullable
    Mono<Void> atOnce(ServerWebExchange exchange, Actor actor) {
        var request = exchange.getRequest();
        if (!HttpMethod.GET.equals(request.getMethod())) {
            return null;
        }
        var audience = Audience.of(actor);
        var found = known.getIfPresent(asked(exchange, audience));
        if (found == null || !fits(found.key(), actor)) {
            return null;
        }
        var content = contents.fresh(found.key());
        if (content == null) {
            return null;
        }
        Routes.set(exchange, found.route());
        found.seen().accept(actor);
        return Bytes.send(exchange, content, false, caching(audience));
    }

    /** The code in a path may have come to mean another village. */
    private static boolean fits(Key key, Actor actor) {
        return actor.village().filter(key.village()::equals).isPresent()
                && !(key.screen().personal() && actor.person().isPresent());
    }
}
