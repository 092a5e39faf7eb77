package village.api.place;

import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Page;

/** The villages of several areas together. */
@FunctionalInterface
public interface VillageLists {
    /**
     * Villages that lie in one of the areas, as {@link Village#liesIn} says, each once, in the order they were founded.
     *
     * @param areas codes of areas; of none there are no villages
     */
    Mono<Page<Village, Village.Id>> page(Set<String> areas, int limit, Optional<Village.Id> after);
}
