package village.api.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Everything about places in memory, filled through the registry's port. */
public final class InMemoryVillageRegistry implements VillageRegistry {
    public final InMemoryVillages villages;
    public final InMemoryGrids grids = new InMemoryGrids();
    public final InMemoryDoorPlates doorPlates = new InMemoryDoorPlates();
    public final InMemoryContacts contacts = new InMemoryContacts();

    public InMemoryVillageRegistry(Clock clock) {
        this.villages = new InMemoryVillages(clock);
    }

    @Override
    public Mono<Void> area(String code, String name, Optional<String> parent) {
        return Mono.fromRunnable(() -> {
            villages.area(code, name);
            parent.ifPresent(above -> villages.parent(code, above));
        });
    }

    @Override
    public Mono<Village> village(VillageCode code, String name) {
        return Mono.fromSupplier(() -> {
            synchronized (villages) {
                var id = villages.find(code).orElseGet(() -> added(code, name));
                villages.rename(id, name);
                return villages.today(id).orElseThrow();
            }
        });
    }

    private Village.Id added(VillageCode code, String name) {
        var id = new Village.Id(UUID.randomUUID());
        villages.add(id, code, name, EVER);
        return id;
    }

    @Override
    public Mono<Void> recode(Village.Id village, VillageCode code, LocalDate from) {
        return Mono.fromRunnable(() -> villages.recode(village, code, from));
    }

    @Override
    public Mono<Grid> grid(Village.Id village, String name, List<Point> border) {
        return grids.of(village)
                .filter(grid -> grid.name().equals(name))
                .next()
                .defaultIfEmpty(new Grid(new Grid.Id(UUID.randomUUID()), village, name))
                .map(grid -> grids.put(grid, border));
    }

    @Override
    public Mono<Void> doorPlate(DoorPlate plate) {
        return Mono.fromRunnable(() -> doorPlates.put(plate));
    }

    @Override
    public Mono<Void> contact(Village.Id village, Contact contact, boolean consented, int sort) {
        return Mono.fromRunnable(() -> contacts.put(village, contact, consented, sort));
    }
}
