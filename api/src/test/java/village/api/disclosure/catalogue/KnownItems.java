package village.api.disclosure.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.place.Village;

/** The same items in every village, of which nothing is owed and nothing is public yet. */
public final class KnownItems implements Catalogues {
    private final List<CatalogueItem> items;

    public KnownItems(CatalogueItem... items) {
        this.items = List.of(items);
    }

    /** A finance item of the village's own, disclosed every month. */
    public static CatalogueItem monthly(String code) {
        return AnItem.of(code).named("食堂收支").own(true).from(LocalDate.of(2026, 1, 1));
    }

    @Override
    public Mono<VillageCatalogue> of(Village.Id village, LocalDate day) {
        return Mono.just(new VillageCatalogue(
                village, day, LocalDate.of(2026, 1, 1), items, List.of(), Map.of(), Map.of(), Map.of()));
    }

    @Override
    public Mono<List<VillageCatalogue>> of(List<Village.Id> villages, LocalDate day) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> add(Village.Id village, CatalogueItem own, Event event, Once once) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> turn(Village.Id village, Turn turn, Event event, Optional<Once> once) {
        throw new UnsupportedOperationException();
    }
}
