package village.openapi.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as they are sent: with the offset of the village's clock. */
public final class Times {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Times() {}

    public static OffsetDateTime of(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }
}
