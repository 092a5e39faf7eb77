package village.api.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import village.api.Refusal;

/** Days and years of credit are those of the place, whatever zone a server runs in. */
public final class CreditYear {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int FIRST = 2000;
    private static final int LAST = 2100;

    private CreditYear() {}

    /** Refuses years in which no credit can be. */
    public static int sound(int year) {
        if (year < FIRST || year > LAST) {
            throw Refusal.invalid("/year", "年度应在 " + FIRST + " 到 " + LAST + " 之间。");
        }
        return year;
    }

    /** Refuses days in which no credit can be. */
    public static LocalDate sound(String pointer, LocalDate day) {
        if (day.getYear() < FIRST || day.getYear() > LAST) {
            throw Refusal.invalid(pointer, "日期应在 " + FIRST + " 年到 " + LAST + " 年之间。");
        }
        return day;
    }

    /** The day something happened on. */
    public static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The last moment of a year, or now while it runs. */
    public static Instant judged(int year, Instant now) {
        var end = LocalDate.of(year + 1, 1, 1).atStartOfDay(ZONE).toInstant().minusMillis(1);
        return end.isBefore(now) ? end : now;
    }

    /** The year something happened in. */
    public static int of(Instant at) {
        return day(at).getYear();
    }
}
