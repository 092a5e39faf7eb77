package village.api.planted;

import java.sql.Connection;
import reactor.core.publisher.Mono;
import village.api.plantedtoo.PlantedManager;
import village.infra.VillageApplication;

/** Breaks every rule it can; the architecture test must notice. */
@org.springframework.context.annotation.Lazy
final class PlantedInside {
    PlantedManager manager;
    Connection connection;
    Class<?> application = VillageApplication.class;

    static String blocks() {
        return Mono.just("x").block();
    }
}
