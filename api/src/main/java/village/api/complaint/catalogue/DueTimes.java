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

    /** All that decides about it in one village now. */
    public record Terms(Categories.Catalogue catalogue, Due promise, WorkingDays workingDays) {
        /** @param category a code; one that is in force no longer counts as none */
        public Instant from(Optional<String> category, Instant start) {
            return category.flatMap(catalogue::byCode)
                    .map(Category::due)
                    .orElse(promise)
                    .from(start, workingDays);
        }
    }

    public Mono<Terms> in(Village.Id village) {
        return Mono.zip(categories.inForce(village), categories.promise(village), calendar.workingDays())
                .map(found -> new Terms(found.getT1(), found.getT2(), found.getT3()));
    }

    /** @param category a code; one that is in force no longer counts as none */
    public Mono<Instant> from(Village.Id village, Optional<String> category, Instant start) {
        return in(village).map(terms -> terms.from(category, start));
    }
}
