package village.api.disclosure.reading;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.disclosure.cover.Covering;
import village.api.disclosure.cover.Covers;
import village.api.identity.Actor;

/** Anybody lists what a village has disclosed, what it has to disclose, and what is overdue. */
public final class ListDisclosures {
    private final Filings filings;
    private final Catalogues catalogues;
    private final Covers covers;
    private final Clock clock;

    public ListDisclosures(Filings filings, Catalogues catalogues, Covers covers, Clock clock) {
        this.filings = filings;
        this.catalogues = catalogues;
        this.covers = covers;
        this.clock = clock;
    }

    /** A published filing with its item's name of today, or of then where the item is gone. */
    public record Line(Filing filing, String itemName) {}

    /** Latest first publication first. Keys are of publications. */
    public Mono<Page<Line, UUID>> published(Actor actor, Optional<DisclosureClass> wanted, Filings.Slice slice) {
        return Mono.defer(() -> named(
                actor,
                wanted.map(one -> filings.published(actor.requireVillage(), one, slice))
                        .orElseGet(() -> filings.published(actor.requireVillage(), slice))));
    }

    /** What was published of one item. */
    public Mono<Page<Line, UUID>> ofItem(Actor actor, String item, Filings.Slice slice) {
        return Mono.defer(() -> named(actor, filings.published(actor.requireVillage(), item, slice)));
    }

    private Mono<Page<Line, UUID>> named(Actor actor, Mono<Page<Filing, UUID>> page) {
        return Mono.zip(catalogue(actor), page, covers.standing(actor.requireVillage()))
                .map(found ->
                        found.getT2().map(filing -> line(found.getT1(), new Covering(found.getT3()).shown(filing))));
    }

    private static Line line(VillageCatalogue catalogue, Filing filing) {
        return new Line(
                filing, catalogue.known(filing.item()).map(CatalogueItem::name).orElseGet(filing::title));
    }

    /** Every item that has to be disclosed, in the catalogue's order, with the fact whether the village is in time. */
    public Mono<List<Timeliness>> items(Actor actor, Optional<DisclosureClass> wanted) {
        return catalogue(actor)
                .map(catalogue -> catalogue.timeliness().stream()
                        .filter(one -> wanted.filter(it -> it != one.item().disclosureClass())
                                .isEmpty())
                        .toList());
    }

    /** The items that are overdue, in the catalogue's order. */
    public Mono<List<Timeliness>> overdue(Actor actor, Optional<DisclosureClass> wanted) {
        return items(actor, wanted)
                .map(all -> all.stream().filter(Timeliness::overdue).toList());
    }

    /** What the village has to disclose today. */
    public Mono<VillageCatalogue> catalogue(Actor actor) {
        return Mono.defer(() -> catalogues.of(actor.requireVillage(), today()));
    }

    /** The same for the village's staff; refuses everybody else. */
    public Mono<VillageCatalogue> calendar(Actor actor) {
        return Mono.fromSupplier(() -> Staff.require(actor)).flatMap(this::catalogue);
    }

    private LocalDate today() {
        return clock.instant().atZone(CatalogueItem.ZONE).toLocalDate();
    }
}
