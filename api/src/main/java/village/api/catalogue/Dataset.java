package village.api.catalogue;

import java.util.Comparator;
import java.util.List;

/** One information resource of the catalogue (信息资源), whole. */
public record Dataset(Outline outline, List<Item> items) {
    /** One item of it (信息项). */
    public record Item(Mark mark, Note note) {}

    /** As narrow as the narrowest of what is given out; what is withheld does not count. */
    public Sharing sharing() {
        return items.stream()
                .map(item -> item.mark().sharing())
                .filter(sharing -> sharing != Sharing.WITHHELD)
                .max(Comparator.naturalOrder())
                .orElse(Sharing.WITHHELD);
    }

    /** Whether anything in it that is given out may tell something of a person. */
    public boolean personal() {
        return items.stream().map(Item::mark).anyMatch(mark -> mark.personal() && mark.sharing() != Sharing.WITHHELD);
    }
}
