package village.api.client;

import java.time.Instant;
import java.util.Optional;

/**
 * A key a client signs with; its secret is kept sealed and apart.
 *
 * @param id public, for example {@code vk2718281828459045}
 */
public record Key(String id, Instant issuedAt, Optional<Instant> revokedAt) {
    public boolean active() {
        return revokedAt.isEmpty();
    }

    Key revoked(Instant now) {
        return new Key(id, issuedAt, Optional.of(now));
    }
}
