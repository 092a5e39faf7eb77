package village.infra.embedded.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.Contact;
import village.api.place.DoorPlate;
import village.api.place.Grid;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.VillageRegistry;

/** Sets up county, township, villages, grids, door plates and whom to call. */
final class DemoPlaces {
    private static final int PLATES = 4;

    private final VillageRegistry registry;

    DemoPlaces(VillageRegistry registry) {
        this.registry = registry;
    }

    /** A village that stands, with its grids in order. */
    record Standing(DemoPlace place, Village.Id village, List<Grid> grids) {}

    Mono<List<Standing>> setUp() {
        return registry.area(DemoPerson.COUNTY, "枫江县", Optional.empty())
                .then(registry.area(DemoPerson.TOWNSHIP, "枫溪镇", Optional.of(DemoPerson.COUNTY)))
                .thenMany(Flux.fromIterable(DemoPlace.ALL))
                .concatMap(this::village)
                .collectList();
    }

    private Mono<Standing> village(DemoPlace place) {
        return registry.village(new VillageCode(place.code()), place.name())
                .flatMap(village -> grids(place, village.id()))
                .flatMap(standing -> plates(standing).then(contacts(standing)).thenReturn(standing));
    }

    private Mono<Standing> grids(DemoPlace place, Village.Id village) {
        return Flux.range(0, place.grids())
                .concatMap(grid -> registry.grid(village, place.gridName(grid), place.border(grid)))
                .collectList()
                .map(grids -> new Standing(place, village, grids));
    }

    private Mono<Void> plates(Standing standing) {
        return Flux.fromStream(
                        IntStream.range(0, standing.grids().size() * PLATES).boxed())
                .concatMap(number -> registry.doorPlate(plate(standing, number)))
                .then();
    }

    private static DoorPlate plate(Standing standing, int number) {
        var grid = number / PLATES;
        var place = standing.place();
        return new DoorPlate(
                "FX" + place.code().substring(9) + "%03d".formatted(number + 1),
                standing.village(),
                Optional.of(standing.grids().get(grid).id()),
                place.name() + place.gridName(grid) + (number % PLATES + 1) + "号",
                Optional.of(place.door(grid, number % PLATES)));
    }

    private Mono<Void> contacts(Standing standing) {
        var number = standing.place().offset();
        return registry.contact(standing.village(), contact("村委会", number, "0575-8099"), true, 1)
                .then(registry.contact(standing.village(), contact("网格员", number + 1, "0575-8099"), true, 2))
                .then(registry.contact(standing.village(), contact("村医", number + 2, "0575-8099"), true, 3));
    }

    private static Contact contact(String office, int number, String exchange) {
        return new Contact(office, Optional.empty(), exchange + number);
    }
}
