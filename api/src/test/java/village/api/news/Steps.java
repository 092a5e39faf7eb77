package village.api.news;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids one after the other, as UUIDv7 are. */
final class Steps {
    private static final AtomicLong LAST = new AtomicLong();

    private Steps() {}

    static UUID next() {
        return new UUID(
                0x0198_0000_0000_7000L + (LAST.incrementAndGet() << 16),
                UUID.randomUUID().getLeastSignificantBits());
    }
}
