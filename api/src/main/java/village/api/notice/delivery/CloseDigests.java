package village.api.notice.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.notice.Notice;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.Route;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Template;
import village.api.notice.preference.Habit;
import village.api.notice.preference.Preferences;
import village.api.notice.preference.QuietHours;
import village.api.place.Village;
import village.api.place.Villages;

/** Turns a digest that is due into one message. The inbox has had every notice since it happened. */
public final class CloseDigests {
    private static final String INBOX = "#/notices";

    private final Digests digests;
    private final Routes routes;
    private final Preferences preferences;
    private final Villages villages;
    private final Addresses addresses;
    private final Ids ids;
    private final Clock clock;

    public CloseDigests(
            Digests digests,
            Routes routes,
            Preferences preferences,
            Villages villages,
            Addresses addresses,
            Ids ids,
            Clock clock) {
        this.digests = digests;
        this.routes = routes;
        this.preferences = preferences;
        this.villages = villages;
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    /** Closes one; empty if none is due. */
    public Mono<Digest> next() {
        return Mono.defer(() -> digests.close(clock.instant(), this::planned));
    }

    private record Around(List<Route> routes, Village village, QuietHours quiet) {}

    private Mono<List<Delivery>> planned(Digest digest) {
        return around(digest)
                .map(around -> deliveries(digest, around, clock.instant()))
                .defaultIfEmpty(List.of());
    }

    private Mono<Around> around(Digest digest) {
        return Mono.zip(
                        routes.of(digest.village(), Notice.Kind.DIGEST, List.of(digest.person())),
                        villages.byId(digest.village()),
                        quietHours(digest))
                .map(found -> new Around(found.getT1(), found.getT2(), found.getT3()));
    }

    private Mono<QuietHours> quietHours(Digest digest) {
        return preferences
                .of(List.of(digest.person()))
                .map(found -> found.stream()
                        .findFirst()
                        .orElse(Habit.unknown(digest.person()))
                        .preference(digest.day())
                        .quietHours());
    }

    private List<Delivery> deliveries(Digest digest, Around around, Instant now) {
        var facts = new Template.Facts(
                Notice.Kind.DIGEST,
                digest.text(),
                INBOX,
                Optional.empty(),
                around.village().name(),
                now);
        var letters = around.routes().stream()
                .map(route -> route.letter(facts, addresses))
                .toList();
        return Delivery.planned(ids, letters, now, Optional.of(around.quiet()));
    }
}
