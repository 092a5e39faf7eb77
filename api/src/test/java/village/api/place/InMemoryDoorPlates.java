package village.api.place;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Door plates in memory. */
public final class InMemoryDoorPlates implements DoorPlates {
    private final Map<String, DoorPlate> plates = new ConcurrentHashMap<>();

    public void put(DoorPlate plate) {
        plates.put(plate.code(), plate);
    }

    @Override
    public Mono<DoorPlate> byCode(String code) {
        return Mono.fromSupplier(() -> plates.get(code));
    }
}
