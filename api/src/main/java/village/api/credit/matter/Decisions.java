package village.api.credit.matter;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** Decisions that lines follow from, and that the member is told of anyway. */
public interface Decisions {
    /** What a line is about, if anything was handed in or appealed against by that id. */
    record Source(Village.Id village, UUID id) {}

    /** Those that somebody handed in, or somebody's keeper wrote down with its proof. */
    Mono<Set<Source>> handedIn(Collection<Source> sources);

    /** Those that are appeals. */
    Mono<Set<Source>> appealed(Collection<Source> sources);
}
