package village.api.disclosure.reading;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import village.api.complaint.desk.VillagesBelow;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;
import village.api.place.Village;

/** Tells a township or county what is due and overdue, village by village in code order. It ranks nobody. */
public final class ReadDisclosureOverview {
    private final VillagesBelow villagesBelow;
    private final Catalogues catalogues;
    private final Questions questions;
    private final Clock clock;

    public ReadDisclosureOverview(
            VillagesBelow villagesBelow, Catalogues catalogues, Questions questions, Clock clock) {
        this.villagesBelow = villagesBelow;
        this.catalogues = catalogues;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * One village.
     *
     * @param overdue in the catalogue's order
     * @param off what was switched off for the village
     * @param questions of villagers that are not answered
     */
    public record Row(
            Village village,
            long green,
            long yellow,
            List<Timeliness> overdue,
            List<VillageCatalogue.Off> off,
            Questions.Tally questions) {
        static Row of(Village village, VillageCatalogue catalogue, Questions.Tally questions) {
            var all = catalogue.timeliness();
            return new Row(
                    village,
                    count(all, Timeliness.Colour.GREEN),
                    count(all, Timeliness.Colour.YELLOW),
                    all.stream().filter(Timeliness::overdue).toList(),
                    catalogue.off(),
                    questions);
        }

        private static long count(List<Timeliness> all, Timeliness.Colour colour) {
            return all.stream().filter(one -> one.colour() == colour).count();
        }
    }

    /** @param area 6 or 9 digits; the actor must work there */
    public Mono<List<Row>> read(Actor actor, String area) {
        return villagesBelow.of(actor, area).flatMap(this::rows);
    }

    private Mono<List<Row>> rows(List<Village> below) {
        var now = clock.instant();
        var today = now.atZone(CatalogueItem.ZONE).toLocalDate();
        var ids = below.stream().map(Village::id).toList();
        return Mono.zip(
                catalogues.of(ids, today), questions.tallies(ids, now), (all, asked) -> rows(below, all, asked));
    }

    private static List<Row> rows(
            List<Village> below, List<VillageCatalogue> catalogues, Map<Village.Id, Questions.Tally> asked) {
        return IntStream.range(0, below.size())
                .mapToObj(at -> Row.of(
                        below.get(at),
                        catalogues.get(at),
                        asked.getOrDefault(below.get(at).id(), Questions.Tally.NONE)))
                .toList();
    }
}
