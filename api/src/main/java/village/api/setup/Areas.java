package village.api.setup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;

/** The counties and townships of the installation. Each change is told of. */
public interface Areas {
    /** Those of a day, in code order; a county before its townships. */
    Mono<List<Area>> all(LocalDate day);

    /**
     * Adds one. Refuses a code that is there ({@code place.area-exists}) and a township without its county
     * ({@code place.area-not-found}). With the same {@code once} again, gives the one added before.
     */
    Mono<Area> add(Area area, Once once, Instant now);

    /** Gives one another name; refuses an unknown one ({@code place.area-not-found}). */
    Mono<Area> rename(String code, String name, Instant now);
}
