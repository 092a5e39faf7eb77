package village.api.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Sets up villages. Everything may be said twice: the second time corrects or changes nothing. */
public interface VillageRegistry {
    /** The day from which everything counts that was always so. */
    LocalDate EVER = LocalDate.of(2000, 1, 1);

    /** A county (6 digits) or, with its county as parent, a township (9 digits). */
    Mono<Void> area(String code, String name, Optional<String> parent);

    /** A village by its code; township and county are the code's first 9 and 6 digits. Gives the village as it is today. */
    Mono<Village> village(VillageCode code, String name);

    /** Gives the village another code, and with it other parents, from a day on. The old code keeps finding it. */
    Mono<Void> recode(Village.Id village, VillageCode code, LocalDate from);

    /** A grid by its name, with its border: three points or more. */
    Mono<Grid> grid(Village.Id village, String name, List<Point> border);

    Mono<Void> doorPlate(DoorPlate plate);

    /** A contact by office and phone. Without consent it is kept, but not shown. */
    Mono<Void> contact(Village.Id village, Contact contact, boolean consented, int sort);
}
