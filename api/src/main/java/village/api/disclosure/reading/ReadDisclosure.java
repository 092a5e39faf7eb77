package village.api.disclosure.reading;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.cover.Covering;
import village.api.disclosure.cover.Covers;
import village.api.identity.Actor;
import village.api.place.Village;

/** Anybody reads what was disclosed, with all its revisions. */
public final class ReadDisclosure {
    private final Filings filings;
    private final Catalogues catalogues;
    private final Covers covers;
    private final Clock clock;

    public ReadDisclosure(Filings filings, Catalogues catalogues, Covers covers, Clock clock) {
        this.filings = filings;
        this.catalogues = catalogues;
        this.covers = covers;
        this.clock = clock;
    }

    /**
     * @param revisions newest first, at least one, each without what is covered of it
     * @param covers what is covered of the newest
     * @param timeliness of the item; empty where it is no longer in force
     * @param before what is public of the same item for the period before; empty for events
     * @param after what is public of the same item for the next period; empty for events
     */
    public record View(
            Filing filing,
            List<Revision> revisions,
            List<Cover> covers,
            Optional<Timeliness> timeliness,
            Optional<Beside> before,
            Optional<Beside> after) {
        public View {
            revisions = List.copyOf(revisions);
            covers = List.copyOf(covers);
        }

        public Revision newest() {
            return revisions.get(0);
        }

        /** In Chinese, where its table does not fit to those beside it, whichever of them is to be corrected; else nothing. */
        public List<String> gaps() {
            var gaps = new ArrayList<String>();
            before.filter(earlier -> new Beside(filing, newest()).breaksOff(earlier.filing(), earlier.newest()))
                    .ifPresent(earlier -> gaps.add(earlier.filing().period().label() + "的期末结余和这里的上期结余对不上，等村里更正。"));
            after.filter(later -> later.breaksOff(filing, newest()))
                    .ifPresent(later ->
                            gaps.add("这一期的期末结余和" + later.filing().period().label() + "的上期结余对不上，等村里更正。"));
            return gaps;
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
    public record Beside(Filing filing, Revision newest) {
        /** Whether its table begins elsewhere than the one of the period right before ended. */
        private boolean breaksOff(Filing earlier, Revision ended) {
            return filing.period().previous().equals(earlier.period())
                    && ended.table()
                            .flatMap(end -> newest.table().map(begin -> end.closingFen() != begin.openingFen()))
                            .orElse(false);
        }
    }

    /** Refuses what is not public with the same words as what does not exist. */
    public Mono<View> read(Actor actor, Filing.Id id) {
        return Mono.defer(() -> filings.byId(actor.requireVillage(), id))
                .filter(Filing::isPublic)
                .flatMap(this::view)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    /**
     * @param revision without what is covered of it
     * @param covers what is covered of it
     */
    public record Shown(Revision revision, List<Cover> covers) {
        public Shown {
            covers = List.copyOf(covers);
        }

        static Shown of(Revision revision, Covering covering) {
            return new Shown(covering.shown(revision), covering.over(revision));
        }
    }

    /** One published revision, also an old one. */
    public Mono<Shown> revision(Actor actor, Filing.Id id, int number) {
        return Mono.defer(() -> filings.revision(actor.requireVillage(), id, number))
                .flatMap(revision -> covering(revision.village()).map(covering -> Shown.of(revision, covering)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    private Mono<View> view(Filing filing) {
        return covering(filing.village()).flatMap(covering -> view(filing, covering));
    }

    private Mono<Covering> covering(Village.Id village) {
        return covers.standing(village).map(Covering::new);
    }

    private Mono<View> view(Filing filing, Covering covering) {
        return Mono.zip(
                        filings.revisions(filing.village(), filing.id()),
                        timeliness(filing),
                        beside(filing, filings::before, covering),
                        beside(filing, filings::after, covering))
                .map(found -> new View(
                        covering.shown(filing),
                        found.getT1().stream().map(covering::shown).toList(),
                        covering.over(found.getT1().get(0)),
                        found.getT2(),
                        found.getT3(),
                        found.getT4()));
    }

    private Mono<Optional<Beside>> beside(Filing filing, Function<Filing, Mono<Filing>> neighbour, Covering covering) {
        return Mono.just(filing)
                .filter(one -> one.period().consecutive())
                .flatMap(neighbour)
                .flatMap(other -> Mono.justOrEmpty(other.published())
                        .flatMap(published -> filings.revision(other.village(), other.id(), published.revision()))
                        .map(newest -> Optional.of(new Beside(other, covering.shown(newest)))))
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Optional<Timeliness>> timeliness(Filing filing) {
        var today = clock.instant().atZone(CatalogueItem.ZONE).toLocalDate();
        return catalogues
                .of(filing.village(), today)
                .map(catalogue -> catalogue.item(filing.item()).map(catalogue::timeliness));
    }
}
