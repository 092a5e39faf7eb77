package village.api.setup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.place.Village;
import village.api.place.VillageCode;

/** The villages, as they are set up. Each change is told of. */
public interface Settlements {
    /** The villages of a county (6 digits) or township (9) of today, in code order; possibly empty. */
    Mono<List<Settlement>> within(String area);

    /** One village; empty if there is none. */
    Mono<Settlement> of(Village.Id village);

    /**
     * Founds a village in its township. Refuses a code a village has or had ({@code place.village-exists}) and an unknown
     * township ({@code place.area-not-found}). With the same {@code once} again, gives the one founded before.
     */
    Mono<Settlement> found(VillageCode code, String name, LocalDate from, Once once, Instant now);

    Mono<Settlement> rename(Village.Id village, String name, Instant now);

    /** Gives the village another code and with it other parents from a day on; the old code goes on finding it. Refuses as {@link #found}. */
    Mono<Settlement> recode(Village.Id village, VillageCode code, LocalDate from, Instant now);
}
