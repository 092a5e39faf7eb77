package village.openapi.open311;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.published.PublicCases.Search;
import village.api.complaint.published.SearchPublicCases;
import village.api.identity.Actor;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.openapi.client.Unsigned;

/** Services and public cases of one village: the jurisdiction is its code. Open to everybody. */
@Hidden
@RestController
@RequestMapping("/open311/v2")
class GeoReportController {
    private final Villages villages;
    private final Categories categories;
    private final SearchPublicCases searchPublicCases;
    private final Clock clock;

    GeoReportController(Villages villages, Categories categories, SearchPublicCases searchPublicCases, Clock clock) {
        this.villages = villages;
        this.categories = categories;
        this.searchPublicCases = searchPublicCases;
        this.clock = clock;
    }

    @Unsigned
    @GetMapping("/services.json")
    Mono<List<Services.Service>> services(
            @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction) {
        return existing(jurisdiction)
                .flatMap(village -> categories.inForce(village.id()))
                .map(Services::of);
    }

    /** Of every service there ever was: older cases name it. */
    @Unsigned
    @GetMapping("/services/{service}.json")
    Mono<Services.Definition> service(
            @PathVariable String service,
            @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction) {
        return existing(jurisdiction)
                .flatMap(village -> categories.history(village.id()))
                .filter(history -> Services.known(history, service))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_SERVICE)))
                .map(known -> new Services.Definition(service, List.of()));
    }

    @Unsigned
    @GetMapping("/requests.json")
    Mono<List<ServiceRequest>> requests(@RequestParam MultiValueMap<String, String> query) {
        return existing(query.getFirst("jurisdiction_id"))
                .flatMap(village -> found(village, RequestFilter.of(query, clock)));
    }

    @Unsigned
    @GetMapping("/requests/{id}.json")
    Mono<List<ServiceRequest>> request(
            @PathVariable String id,
            @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction) {
        return existing(jurisdiction)
                .flatMap(village -> found(village, only(id)))
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private static Search only(String id) {
        return new Search(
                Set.of(RequestFilter.id(id)),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                1);
    }

    private Mono<List<ServiceRequest>> found(Village village, Search search) {
        return Mono.zip(
                searchPublicCases.search(Actor.stranger(village.id()), search),
                categories.history(village.id()),
                (found, history) -> found.stream()
                        .map(shown -> ServiceRequest.of(shown, history))
                        .toList());
    }

    private Mono<Village> existing(@Nullable String jurisdiction) {
        return Mono.defer(() -> {
            if (jurisdiction == null || jurisdiction.isBlank()) {
                throw Refusal.of(Reason.REQUEST_MALFORMED, "请用 jurisdiction_id 写明村的 12 位代码。");
            }
            return villages.byCode(new VillageCode(jurisdiction.strip()))
                    .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
        });
    }
}
