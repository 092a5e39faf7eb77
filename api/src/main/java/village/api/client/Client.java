package village.api.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;

/**
 * A platform that calls us.
 *
 * @param version from 1; grows with every change
 * @param terms what was agreed with it
 * @param keys in the order they were issued, revoked ones included; at most {@value #MOST_ACTIVE} are active
 */
public record Client(Id id, long version, Terms terms, List<Key> keys, Instant registeredAt) {
    /** Two, so that a platform can change over without a failed call. */
    public static final int MOST_ACTIVE = 2;

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public Client {
        keys = List.copyOf(keys);
        if (keys.stream().filter(Key::active).count() > MOST_ACTIVE) {
            throw Refusal.of(Reason.CLIENT_KEYS);
        }
    }

    public String name() {
        return terms.name();
    }

    /** The same on other terms. */
    public Client on(Terms agreed) {
        return new Client(id, version + 1, agreed, keys, registeredAt);
    }

    /** With a key more. Refuses a third active one. */
    public Client with(Key key) {
        var more = new ArrayList<>(keys);
        more.add(key);
        return new Client(id, version + 1, terms, more, registeredAt);
    }

    /** With a key that is good no longer; the same when it was not any more. Refuses a key that is not its own. */
    public Client without(String keyId, Instant now) {
        var key = keys.stream()
                .filter(held -> held.id().equals(keyId))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Reason.CLIENT_KEY_NOT_FOUND));
        if (!key.active()) {
            return this;
        }
        var rest = keys.stream()
                .map(held -> held.equals(key) ? key.revoked(now) : held)
                .toList();
        return new Client(id, version + 1, terms, rest, registeredAt);
    }
}
