package village.api.disclosure.filing;

import java.time.LocalDate;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.VillageCatalogue;

/** Finds the catalogue item a filing belongs to, also one that is no longer in force or was switched off since. */
public final class ItemsOfFilings {
    private final Catalogues catalogues;

    public ItemsOfFilings(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** @param owedSince the day from which the village owes the item */
    public record Known(CatalogueItem item, LocalDate owedSince) {}

    public Mono<Known> of(Filing filing, LocalDate today) {
        return in(filing, today)
                .switchIfEmpty(Mono.defer(() -> in(filing, filing.period().to())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_ITEM_NOT_FOUND)));
    }

    private Mono<Known> in(Filing filing, LocalDate day) {
        return catalogues
                .of(filing.village(), day)
                .flatMap(catalogue ->
                        Mono.justOrEmpty(catalogue.known(filing.item())).map(item -> known(item, catalogue)));
    }

    private static Known known(CatalogueItem item, VillageCatalogue catalogue) {
        return new Known(item, catalogue.owedSince(item));
    }
}
