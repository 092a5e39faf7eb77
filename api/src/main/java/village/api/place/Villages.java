package village.api.place;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The villages this installation serves. */
public interface Villages {
    /** Finds a village by its present or any earlier code; empty if no village ever had it. */
    Mono<Village> byCode(VillageCode code);

    Mono<Village> byId(Village.Id id);

    /**
     * All villages that lie in an area, as {@link Village#liesIn} says, in code order; possibly empty.
     *
     * @param areaCode of a province (2 digits), city (4), county (6), township (9) or village (12)
     */
    Flux<Village> within(String areaCode);

    /** Whether an area is that other one, or lies in it by today's parent table; false for areas nobody knows. */
    Mono<Boolean> lies(String area, String other);
}
