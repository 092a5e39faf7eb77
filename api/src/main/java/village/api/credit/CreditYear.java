package village.api.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days and years of credit are those of the place, whatever zone a server runs in. */
public final class CreditYear {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CreditYear() {}

    /** The day something happened on. */
    public static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The year something happened in. */
    public static int of(Instant at) {
        return day(at).getYear();
    }
}
