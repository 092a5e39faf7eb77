package village.api.disclosure.reading;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.Timeliness;
import village.api.identity.Actor;

/** Anybody reads what was disclosed, with all its revisions. */
public final class ReadDisclosure {
    private final Filings filings;
    private final Catalogues catalogues;
    private final Clock clock;

    public ReadDisclosure(Filings filings, Catalogues catalogues, Clock clock) {
        this.filings = filings;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * @param revisions newest first, at least one
     * @param timeliness of the item; empty where it is no longer in force
     * @param before what is public of the same item for the period before; empty for events
     */
    public record View(
            Filing filing, List<Revision> revisions, Optional<Timeliness> timeliness, Optional<Before> before) {
        public View {
            revisions = List.copyOf(revisions);
        }

        public Revision newest() {
            return revisions.get(0);
        }

        /** How late an event was first made public; empty where it was in time. */
        public Optional<String> lateness() {
            return Optional.of(filing)
                    .flatMap(Filing::published)
                    .map(first -> first.firstAt().atZone(CatalogueItem.ZONE).toLocalDate())
                    .flatMap(day -> timeliness.flatMap(item -> Timeliness.lateness(item.item(), filing.period(), day)));
        }
    }

    /** @param newest its newest revision */
    public record Before(Filing filing, Revision newest) {}

    /** Refuses what is not public with the same words as what does not exist. */
    public Mono<View> read(Actor actor, Filing.Id id) {
        return Mono.defer(() -> filings.byId(actor.requireVillage(), id))
                .filter(Filing::isPublic)
                .flatMap(this::view)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    /** One published revision, also an old one. */
    public Mono<Revision> revision(Actor actor, Filing.Id id, int number) {
        return Mono.defer(() -> filings.revision(actor.requireVillage(), id, number))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    private Mono<View> view(Filing filing) {
        return Mono.zip(
                        filings.revisions(filing.village(), filing.id()),
                        timeliness(filing),
                        before(filing).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(found -> new View(filing, found.getT1(), found.getT2(), found.getT3()));
    }

    private Mono<Before> before(Filing filing) {
        return Mono.just(filing)
                .filter(one -> one.period().consecutive())
                .flatMap(filings::before)
                .flatMap(earlier -> Mono.justOrEmpty(earlier.published())
                        .flatMap(published -> filings.revision(earlier.village(), earlier.id(), published.revision()))
                        .map(newest -> new Before(earlier, newest)));
    }

    private Mono<Optional<Timeliness>> timeliness(Filing filing) {
        var today = clock.instant().atZone(CatalogueItem.ZONE).toLocalDate();
        return catalogues
                .of(filing.village(), today)
                .map(catalogue -> catalogue.item(filing.item()).map(catalogue::timeliness));
    }
}
