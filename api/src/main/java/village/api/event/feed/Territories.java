package village.api.event.feed;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.api.place.Villages;

/** Which villages lie where. Asked for every page of the feed, so that it may be remembered, but never too long. */
@FunctionalInterface
public interface Territories {
    /**
     * The villages of an area as {@link Villages#within} gives them: at least as new as everything the log tells up to a
     * position, and of today.
     */
    Mono<List<Village>> within(String area, long position);

    /** Asks every time. */
    static Territories asking(Villages villages) {
        return (area, position) -> villages.within(area).collectList();
    }
}
