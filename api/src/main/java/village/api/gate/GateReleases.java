package village.api.gate;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.place.Village;

/** What second persons released. */
public interface GateReleases {
    /**
     * Keeps a release with its event, in one act. One person releases a content once: asked again, gives the release
     * that stands and tells nobody twice.
     */
    Mono<GateRelease> add(GateRelease release, Event event);

    /** Who released exactly this content, oldest first; possibly an empty list. */
    Mono<List<GateRelease>> of(Village.Id village, Subject subject, String digest);
}
