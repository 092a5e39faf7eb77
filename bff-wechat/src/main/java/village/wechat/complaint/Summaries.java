package village.wechat.complaint;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.catalogue.Categories;
import village.api.place.Village;
import village.api.place.Villages;

/** Gives cases the names a list shows beside them. */
@Component
public final class Summaries {
    private static final Categories.Catalogue NO_CATEGORIES = new Categories.Catalogue("", List.of());

    private final Villages villages;
    private final Categories categories;
    private final Clock clock;
    private final AsyncCache<Village.Id, Categories.Catalogue> catalogues = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(5_000)
            .executor(Runnable::run)
            .buildAsync();

    Summaries(Villages villages, Categories categories, Clock clock) {
        this.villages = villages;
        this.categories = categories;
        this.clock = clock;
    }

    /** In the order given. */
    public Mono<List<ComplaintSummary>> of(List<Complaint> complaints) {
        return surroundings(complaints).map(around -> ComplaintSummary.of(complaints, around));
    }

    private Mono<ComplaintSummary.Surroundings> surroundings(List<Complaint> complaints) {
        var ids = complaints.stream().map(Complaint::village).distinct().toList();
        return Mono.zip(
                existingVillages(ids),
                catalogue(ids),
                (known, catalogue) -> new ComplaintSummary.Surroundings(known, catalogue, clock.instant()));
    }

    private Mono<Map<Village.Id, Village>> existingVillages(List<Village.Id> ids) {
        return Flux.fromIterable(ids).concatMap(villages::byId).collectMap(Village::id);
    }

    /** One catalogue is in force everywhere today; its names are remembered for a minute. */
    private Mono<Categories.Catalogue> catalogue(List<Village.Id> ids) {
        if (ids.isEmpty()) {
            return Mono.just(NO_CATEGORIES);
        }
        return Mono.fromFuture(
                () -> catalogues.get(
                        ids.get(0),
                        (village, executor) -> categories.inForce(village).toFuture()),
                true);
    }
}
