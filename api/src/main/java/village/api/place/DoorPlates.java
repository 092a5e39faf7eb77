package village.api.place;

import reactor.core.publisher.Mono;

/** The door plates of all villages. */
public interface DoorPlates {
    /** Finds a plate by what is written on it; empty if there is none. */
    Mono<DoorPlate> byCode(String code);
}
