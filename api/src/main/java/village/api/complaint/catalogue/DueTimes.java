package village.api.complaint.catalogue;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** When the answer to a case is owed: by its category, else by the village's promise. */
public final class DueTimes {
    private final Categories categories;
    private final Calendar calendar;

    public DueTimes(Categories categories, Calendar calendar) {
        this.categories = categories;
        this.calendar = calendar;
    }

    /** @param category a code; one that is in force no longer counts as none */
    public Mono<Instant> from(Village.Id village, Optional<String> category, Instant start) {
        return Mono.justOrEmpty(category)
                .flatMap(code -> categories.byCode(village, code))
                .map(Category::due)
                .switchIfEmpty(Mono.defer(() -> categories.promise(village)))
                .zipWith(calendar.workingDays(), (due, workingDays) -> due.from(start, workingDays));
    }
}
