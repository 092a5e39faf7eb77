package village.api.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import village.api.place.Village;

/**
 * A record in the one form that is hashed.
 *
 * @param village empty for what belongs to the whole installation
 * @param form canonical JSON (RFC 8785 without fractions); its UTF-8 bytes are what is hashed
 */
public record CanonicalRecord(Key key, Optional<Village.Id> village, String form) {
    public CanonicalRecord {
        Objects.requireNonNull(key);
        Objects.requireNonNull(village);
        if (form.isEmpty()) {
            throw new IllegalArgumentException("form: empty (expected: canonical JSON)");
        }
    }

    /**
     * Which record it is. There is exactly one leaf for each.
     *
     * @param kind the {@link EvidenceSource}'s
     * @param revision from 1
     */
    public record Key(String kind, UUID subject, long revision) {
        private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

        public Key {
            Objects.requireNonNull(subject);
            if (!KIND.matcher(kind).matches()) {
                throw new IllegalArgumentException("kind: " + kind + " (expected: lower-kebab)");
            }
            if (revision < 1) {
                throw new IllegalArgumentException("revision: " + revision + " (expected: 1 or more)");
            }
        }
    }

    /**
     * Makes the form {@code {"content":…,"kind":…,"revision":…,"subject":…,"village":…}}.
     *
     * @param content strings, whole numbers, booleans, {@link Optional}s (an empty one is left out), lists and maps of
     *     these by string keys; everything else is refused. Times are to be written as text, money in fen.
     */
    public static CanonicalRecord of(Key key, Optional<Village.Id> village, Map<String, ?> content) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("kind", key.kind());
        whole.put("subject", key.subject().toString());
        whole.put("revision", key.revision());
        whole.put("village", village.map(id -> id.value().toString()));
        whole.put("content", content);
        return new CanonicalRecord(key, village, CanonicalForm.of(whole));
    }
}
