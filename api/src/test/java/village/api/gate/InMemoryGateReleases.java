package village.api.gate;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.place.Village;

/** {@link GateReleases} in memory: as atomic as the table. */
public final class InMemoryGateReleases implements GateReleases {
    private final List<GateRelease> kept = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    @Override
    public Mono<GateRelease> add(GateRelease release, Event event) {
        return Mono.fromSupplier(() -> added(release, event));
    }

    private synchronized GateRelease added(GateRelease release, Event event) {
        for (var known : kept) {
            if (same(known, release.village(), release.subject(), release.digest())
                    && known.by().equals(release.by())) {
                return known;
            }
        }
        kept.add(release);
        events.add(event);
        return release;
    }

    @Override
    public Mono<List<GateRelease>> of(Village.Id village, Subject subject, String digest) {
        return Mono.fromSupplier(() -> found(village, subject, digest));
    }

    private synchronized List<GateRelease> found(Village.Id village, Subject subject, String digest) {
        return kept.stream()
                .filter(known -> same(known, village, subject, digest))
                .toList();
    }

    private static boolean same(GateRelease known, Village.Id village, Subject subject, String digest) {
        return known.village().equals(village)
                && known.subject().equals(subject)
                && known.digest().equals(digest);
    }

    /** What the log was told. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
