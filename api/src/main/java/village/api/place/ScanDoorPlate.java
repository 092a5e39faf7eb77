package village.api.place;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/** Somebody scans a door plate and learns where he stands. Open to everybody. */
public final class ScanDoorPlate {
    private final DoorPlates plates;
    private final Villages villages;
    private final Grids grids;

    public ScanDoorPlate(DoorPlates plates, Villages villages, Grids grids) {
        this.plates = plates;
        this.villages = villages;
        this.grids = grids;
    }

    /** A plate with the village and grid it hangs in. */
    public record Place(DoorPlate plate, Village village, Optional<Grid> grid) {}

    public Mono<Place> scan(String code) {
        return plates.byCode(code)
                .flatMap(this::located)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)));
    }

    private Mono<Place> located(DoorPlate plate) {
        return Mono.zip(
                villages.byId(plate.village()), gridOf(plate), (village, grid) -> new Place(plate, village, grid));
    }

    private Mono<Optional<Grid>> gridOf(DoorPlate plate) {
        return Mono.justOrEmpty(plate.grid())
                .flatMap(id -> grids.byId(plate.village(), id))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
