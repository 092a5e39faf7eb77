package village.api.gate;

import java.util.UUID;

/**
 * What is to be published.
 *
 * @param kind its capability's word, for example {@code news} or {@code disclosure}
 */
public record Subject(String kind, UUID id) {
    public Subject {
        if (!kind.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: lower-kebab)");
        }
    }
}
