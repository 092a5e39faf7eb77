package village.api.setup.plate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.DoorPlate;
import village.api.place.Village;

/** The door plates of villages, for hanging. Each change is told of. */
public interface PlateBooks {
    /** In the order of codes. */
    Mono<Page<DoorPlate, String>> page(Village.Id village, int limit, Optional<String> after);

    /** One plate of the village. */
    Mono<DoorPlate> byCode(Village.Id village, String code);

    /**
     * Hangs new plates, all or none. Refuses codes that are taken anywhere ({@code place.door-plate-taken}, with a fault
     * for the first) and unknown grids ({@code place.grid-not-found}). With the same {@code once} again, gives those hung before.
     */
    Mono<List<DoorPlate>> hang(Village.Id village, List<DoorPlate> plates, Once once, Instant now);

    /**
     * Takes a plate down, or hangs it again: scanned while it is down it leads nowhere, and what was reported at it
     * keeps its place. Repeating changes nothing; refuses an unknown one ({@code place.door-plate-not-found}).
     */
    Mono<Void> hanging(Village.Id village, String code, boolean hangs, Instant now);

    /** Which of these codes of the village are taken down. */
    Mono<Set<String>> down(Village.Id village, Collection<String> codes);

    /** Writes what has changed about a plate; refuses an unknown one ({@code place.door-plate-not-found}). */
    Mono<DoorPlate> change(DoorPlate plate, Instant now);
}
