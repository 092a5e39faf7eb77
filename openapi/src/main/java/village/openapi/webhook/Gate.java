package village.openapi.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.client.Scope;
import village.api.event.feed.PublicType;
import village.api.event.feed.View;
import village.api.event.feed.Views;
import village.openapi.webhook.Outbox.Claim;
import village.openapi.webhook.Outbox.Standing;

/**
 * Looks at what is about to be sent once more: a message was written down under what its client might read then, and
 * scopes are taken away, areas become smaller and villages move while it waits.
 */
final class Gate {
    /** How long it holds which villages somebody's scopes cover; the scopes themselves are looked at each time. */
    private static final long HOLDS = Duration.ofSeconds(1).toNanos();

    private static final int MOST = 1_000;

    private final Views views;
    private final Map<Set<Scope>, Known> known = new ConcurrentHashMap<>();

    Gate(Views views) {
        this.views = views;
    }

    /**
     * What may be sent, and what not. What is in neither this instance does not know: whoever put it may send it.
     *
     * @param may in the order it was given
     */
    record Sifted(List<Claim> may, List<Claim> withheld) {}

    /** Each by what its client might read when it was claimed. */
    Mono<Sifted> sift(List<Claim> claims) {
        return sift(claims, Claim::standing);
    }

    /** All by what their client may read now. */
    Mono<Sifted> sift(List<Claim> claims, Standing now) {
        return sift(claims, any -> now);
    }

    private Mono<Sifted> sift(List<Claim> claims, Function<Claim, Standing> standing) {
        return Flux.fromStream(claims.stream().map(standing).distinct())
                .concatMap(one -> view(one).map(view -> Map.entry(one, view)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(seen -> sifted(claims, claim -> seen.get(standing.apply(claim))));
    }

    private record Known(View view, long at) {}

    private Mono<View> view(Standing standing) {
        var before = known.get(standing.scopes());
        return before != null && System.nanoTime() - before.at() < HOLDS
                ? Mono.just(before.view())
                : views.of(standing.scopes(), standing.position()).doOnNext(view -> remember(standing, view));
    }

    private void remember(Standing standing, View view) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(standing.scopes(), new Known(view, System.nanoTime()));
    }

    private static Sifted sifted(List<Claim> claims, Function<Claim, View> views) {
        var may = new ArrayList<Claim>();
        var withheld = new ArrayList<Claim>();
        for (var claim : claims) {
            PublicType.of(claim.type())
                    .map(type -> views.apply(claim).shows(type, claim.village()))
                    .ifPresent(shown -> (shown ? may : withheld).add(claim));
        }
        return new Sifted(may, withheld);
    }
}
