package village.api.complaint.intake;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Intake;
import village.api.identity.Actor;
import village.api.identity.Homes;
import village.api.place.DoorPlate;
import village.api.place.DoorPlates;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;

/** Finds the grid of a report: chosen by hand, on the door plate, around the point, else where the reporter, or whom it is brought for, lives. */
public final class Whereabouts {
    private final Grids grids;
    private final DoorPlates doorPlates;
    private final Homes homes;

    public Whereabouts(Grids grids, DoorPlates doorPlates, Homes homes) {
        this.grids = grids;
        this.doorPlates = doorPlates;
        this.homes = homes;
    }

    /** Refuses a grid or a plate the village does not have; an empty optional means outside every grid in use. */
    Mono<Optional<Grid.Id>> grid(Actor actor, Intake intake) {
        return found(actor, intake)
                .filterWhen(grid -> inUse(actor.requireVillage(), grid))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Nobody looks after a grid that is no longer in use: its cases go to whoever dispatches. */
    private Mono<Boolean> inUse(Village.Id village, Grid.Id grid) {
        return grids.of(village).any(one -> one.id().equals(grid));
    }

    /** With the spot of its door plate where it brings none of its own, so that others near it find it. */
    Mono<Intake> placed(Actor actor, Intake intake) {
        return intake.point().isPresent()
                ? Mono.just(intake)
                : Mono.justOrEmpty(intake.doorPlate())
                        .flatMap(code -> plate(actor.requireVillage(), code))
                        .flatMap(plate -> Mono.justOrEmpty(plate.point()))
                        .map(intake::at)
                        .defaultIfEmpty(intake);
    }

    private Mono<Grid.Id> found(Actor actor, Intake intake) {
        var village = actor.requireVillage();
        if (intake.grid().isPresent()) {
            return grids.byId(village, intake.grid().get())
                    .map(Grid::id)
                    .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.GRID_NOT_FOUND)));
        }
        if (intake.doorPlate().isPresent()) {
            return ofPlate(village, intake.doorPlate().get());
        }
        return intake.point().isPresent()
                ? grids.at(village, intake.point().get()).map(Grid::id)
                : home(actor, village, intake);
    }

    private Mono<Grid.Id> home(Actor actor, Village.Id village, Intake intake) {
        return Mono.justOrEmpty(intake.onBehalfOf().or(actor::rosterPerson)).flatMap(id -> homes.grid(village, id));
    }

    private Mono<Grid.Id> ofPlate(Village.Id village, String code) {
        return plate(village, code).flatMap(plate -> Mono.justOrEmpty(plate.grid()));
    }

    private Mono<DoorPlate> plate(Village.Id village, String code) {
        return doorPlates
                .byCode(code)
                .filter(plate -> plate.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)));
    }
}
