package village.api.place;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The villages this installation serves. */
public interface Villages {
    /** Finds a village by its present or any earlier code; empty if no village ever had it. */
    Mono<Village> byCode(VillageCode code);

    Mono<Village> byId(Village.Id id);

    /** All villages of an area: its 6- or 9-digit code by today's parent table, in code order; possibly empty. */
    Flux<Village> within(String areaCode);

    /** All villages whose code today begins so, in code order; possibly empty. */
    Flux<Village> coded(String beginning);

    /** Whether an area is that other one, or lies in it by today's parent table; false for areas nobody knows. */
    Mono<Boolean> lies(String area, String other);
}
