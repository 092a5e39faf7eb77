package village.api.complaint;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.DoorPlates;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;

/** Finds the grid of a report: chosen by hand, on the door plate, or around the point. */
public final class Whereabouts {
    private final Grids grids;
    private final DoorPlates doorPlates;

    public Whereabouts(Grids grids, DoorPlates doorPlates) {
        this.grids = grids;
        this.doorPlates = doorPlates;
    }

    /** Refuses a grid or a plate the village does not have; an empty optional means outside every grid. */
    Mono<Optional<Grid.Id>> grid(Village.Id village, Intake intake) {
        return found(village, intake).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<Grid.Id> found(Village.Id village, Intake intake) {
        if (intake.grid().isPresent()) {
            return grids.byId(village, intake.grid().get())
                    .map(Grid::id)
                    .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.GRID_NOT_FOUND)));
        }
        if (intake.doorPlate().isPresent()) {
            return ofPlate(village, intake.doorPlate().get());
        }
        return Mono.justOrEmpty(intake.point())
                .flatMap(point -> grids.at(village, point))
                .map(Grid::id);
    }

    private Mono<Grid.Id> ofPlate(Village.Id village, String code) {
        return doorPlates
                .byCode(code)
                .filter(plate -> plate.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)))
                .flatMap(plate -> Mono.justOrEmpty(plate.grid()));
    }
}
