package village.api.catalogue;

import java.util.Optional;

/**
 * A column that belongs into the catalogue.
 *
 * @param personal whether it may tell something of a person
 * @param given where the open API gives it, as {@code Schema.property} of its document; empty exactly when withheld
 */
public record Mark(String table, String column, Sharing sharing, boolean personal, Optional<String> given) {
    public Mark {
        if (given.isPresent() == (sharing == Sharing.WITHHELD)) {
            throw new IllegalArgumentException("given: " + given
                    + " (expected: a field of the document, or none when withheld) of " + table + '.' + column);
        }
    }

    /** As {@code table.column}. */
    public String path() {
        return table + '.' + column;
    }
}
