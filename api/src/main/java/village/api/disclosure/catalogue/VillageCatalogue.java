package village.api.disclosure.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/**
 * What one village has to disclose as of a day, in the catalogue's order, and how far it is.
 *
 * @param day the day it is read for, in Shanghai
 * @param since the day from which the village discloses here
 * @param off what the village has no matter for
 */
public record VillageCatalogue(
        Village.Id village,
        LocalDate day,
        LocalDate since,
        List<CatalogueItem> items,
        List<Off> off,
        Map<String, Coverage> coverage) {

    public VillageCatalogue {
        items = List.copyOf(items);
        off = List.copyOf(off);
        coverage = Map.copyOf(coverage);
    }

    /** An item that was switched off for the village, why and when. */
    public record Off(CatalogueItem item, String reason, Instant at) {}

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

    /** Every item's fact, in the catalogue's order. */
    public List<Timeliness> timeliness() {
        return items.stream().map(this::timeliness).toList();
    }

    public Timeliness timeliness(CatalogueItem item) {
        return Timeliness.of(item, since, Optional.ofNullable(coverage.get(item.code())), day);
    }
}
