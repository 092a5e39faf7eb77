package village.api.gate.number;

/**
 * A number in a text. It never holds the number itself.
 *
 * @param start where its first character stands in the text as it was given
 * @param end behind its last character; between the two there may also be spaces or formatting
 * @param masked the number alone as it may be shown, for example {@code 137****9050}
 */
public record Hit(NumberKind kind, int start, int end, String masked) {}
