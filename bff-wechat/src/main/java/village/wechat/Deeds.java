package village.wechat;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Actor;

/**
 * What staff do to things of one kind: each deed once for its request, and then the thing is shown as it is.
 *
 * @param <I> the id of such a thing
 * @param <V> how it is shown
 */
public final class Deeds<I, V> {
    private final Requests requests;
    private final String kind;
    private final Function<UUID, I> id;
    private final BiFunction<Actor, I, Mono<V>> shown;

    /**
     * @param kind begins the name of each operation, for example {@code inquiry}
     * @param shown reads a thing for who acted; may give nothing
     */
    public Deeds(Requests requests, String kind, Function<UUID, I> id, BiFunction<Actor, I, Mono<V>> shown) {
        this.requests = requests;
        this.kind = kind;
        this.id = id;
        this.shown = shown;
    }

    /**
     * One deed.
     *
     * @param <I> the id of what it is done to
     */
    @FunctionalInterface
    public interface Deed<I> {
        /** @param once empty for a request without a key */
        Mono<?> on(I id, Optional<Once> once);
    }

    /**
     * Does it, and shows the thing as it is then; what is refused shows nothing.
     *
     * @param verb names the deed among those of its kind
     * @param key the header {@value Requests#IDEMPOTENCY_KEY}
     * @param body the request's record
     */
    public Mono<V> done(Actor actor, UUID thing, String verb, @Nullable String key, Object body, Deed<I> deed) {
        return did(actor, thing, verb, key, body, deed).then(Mono.defer(() -> shown.apply(actor, id.apply(thing))));
    }

    /** As {@link #done}, but shows nothing: it may be no longer his to see. */
    public Mono<Void> did(Actor actor, UUID thing, String verb, @Nullable String key, Object body, Deed<I> deed) {
        return Mono.defer(() ->
                        deed.on(id.apply(thing), requests.optional(actor, kind + "." + verb + ":" + thing, key, body)))
                .then();
    }
}
