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
import village.api.complaint.catalogue.History;
import village.api.place.Village;
import village.api.place.Villages;

/** Gives cases the names a list shows beside them. */
@Component
public final class Summaries {
    private final Villages villages;
    private final Categories categories;
    private final Clock clock;
    private final AsyncCache<Village.Id, History> catalogues = Caffeine.newBuilder()
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
                catalogues(ids),
                (known, history) -> new ComplaintSummary.Surroundings(known, history, clock.instant()));
    }

    private Mono<Map<Village.Id, Village>> existingVillages(List<Village.Id> ids) {
        return Flux.fromIterable(ids).concatMap(villages::byId).collectMap(Village::id);
    }

    /** The catalogues are the same everywhere; their names are remembered for a minute. */
    private Mono<History> catalogues(List<Village.Id> ids) {
        if (ids.isEmpty()) {
            return Mono.just(History.NONE);
        }
        return Mono.fromFuture(
                () -> catalogues.get(
                        ids.get(0),
                        (village, executor) -> categories.history(village).toFuture()),
                true);
    }
}
