package village.api;

import java.util.Objects;

/**
 * Makes an act happen once however often it is asked for: the idempotency key of one request, with a keyed hash of what
 * was asked. Kept 30 days.
 *
 * @param owner who asks: a person or a client, in a form that never changes
 * @param operation the act, for example {@code complaint.file}
 * @param key the caller's key, 1 to 128 printable ASCII characters
 * @param fingerprint keyed hash of the request, hexadecimal; the same key with another fingerprint is refused
 */
public record Once(String owner, String operation, String key, String fingerprint) {
    public static final int MAX_KEY_LENGTH = 128;

    public Once {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(operation);
        Objects.requireNonNull(fingerprint);
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_INVALID);
        }
    }
}
