package village.api.disclosure.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/**
 * What one village has to disclose as of a day, in the catalogue's order, and how far it is.
 *
 * @param day the day it is read for, in Shanghai
 * @param since the day from which the village discloses here
 * @param off what the village has no matter for
 * @param owed by item, what happened and is not public yet, earliest day first
 * @param resumed by item, the day on which it was switched on again: nothing is owed for the time before
 */
public record VillageCatalogue(
        Village.Id village,
        LocalDate day,
        LocalDate since,
        List<CatalogueItem> items,
        List<Off> off,
        Map<String, Coverage> coverage,
        Map<String, List<Occurrence>> owed,
        Map<String, LocalDate> resumed) {

    public VillageCatalogue {
        items = List.copyOf(items);
        off = List.copyOf(off);
        coverage = Map.copyOf(coverage);
        owed = Map.copyOf(owed);
        resumed = Map.copyOf(resumed);
    }

    /** An item that was switched off for the village, why and when. */
    public record Off(CatalogueItem item, String reason, Instant at) {}

    /** The day from which the village owes an item. */
    public LocalDate owedSince(CatalogueItem item) {
        var first = Timeliness.first(item, since);
        var again = resumed.getOrDefault(item.code(), first);
        return again.isAfter(first) ? again : first;
    }

    public Optional<CatalogueItem> item(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /** Finds an item, also one the village switched off. */
    public Optional<CatalogueItem> known(String code) {
        return item(code)
                .or(() -> off.stream()
                        .map(Off::item)
                        .filter(item -> item.code().equals(code))
                        .findFirst());
    }

    /** The item, or a refusal. */
    public CatalogueItem existing(String code) {
        return item(code).orElseThrow(VillageCatalogue::unknown);
    }

    /** The item, switched off or not, or a refusal. */
    CatalogueItem requireKnown(String code) {
        return known(code).orElseThrow(VillageCatalogue::unknown);
    }

    private static Refusal unknown() {
        return Refusal.of(Reason.DISCLOSURE_ITEM_NOT_FOUND);
    }

    /** Every item's fact, in the catalogue's order; one for each thing that happened where several are owed. */
    public List<Timeliness> timeliness() {
        return items.stream().flatMap(this::facts).toList();
    }

    /** An item's most pressing fact. */
    public Timeliness timeliness(CatalogueItem item) {
        return facts(item).findFirst().orElseThrow();
    }

    private Stream<Timeliness> facts(CatalogueItem item) {
        var covered = Optional.ofNullable(coverage.get(item.code()));
        var happened =
                item.frequency() == Frequency.EVENT ? owed.getOrDefault(item.code(), List.of()) : List.<Occurrence>of();
        return happened.isEmpty()
                ? Stream.of(Timeliness.of(item, owedSince(item), covered, day))
                : happened.stream().map(each -> Timeliness.of(item, each, covered, day));
    }
}
