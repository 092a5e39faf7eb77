package village.api.catalogue;

import java.util.regex.Pattern;

/**
 * What the schema says of a column.
 *
 * @param comment in Chinese, as it was written when the column was made
 */
public record Note(String comment, Kind kind) {
    private static final Pattern REST = Pattern.compile("[：；，。（].*");

    /** The comment up to its first explanation: how the column is called. */
    public String name() {
        return REST.matcher(comment).replaceFirst("");
    }
}
