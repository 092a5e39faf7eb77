package village.api.disclosure.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import village.api.Refusal;

/**
 * The time a filing covers: a month, a quarter, a year, or the day of an event. Its word is {@code 2026-08},
 * {@code 2026-Q3}, {@code 2026} or {@code 2026-08-15}.
 *
 * @param from the first day
 */
public record CoveredPeriod(Kind kind, LocalDate from) implements Comparable<CoveredPeriod> {
    private static final int QUARTER = 3;
    private static final Pattern FORM = Pattern.compile("20[0-9]{2}(-Q[1-4]|-[01][0-9](-[0-3][0-9])?)?");

    public enum Kind {
        MONTH,
        QUARTER,
        YEAR,
        DAY
    }

    public CoveredPeriod {
        from = start(kind, from);
    }

    /** The period of an item that a day lies in. */
    public static CoveredPeriod of(Frequency frequency, LocalDate day) {
        return new CoveredPeriod(kind(frequency), day);
    }

    /** Which kind of period an item of that frequency covers. */
    public static Kind kind(Frequency frequency) {
        return switch (frequency) {
            case MONTHLY -> Kind.MONTH;
            case QUARTERLY -> Kind.QUARTER;
            case YEARLY -> Kind.YEAR;
            case EVENT, ON_REQUEST -> Kind.DAY;
        };
    }

    /** Reads a period's word; refuses anything else. */
    public static CoveredPeriod read(String pointer, String word) {
        if (!FORM.matcher(word).matches()) {
            throw refused(pointer);
        }
        try {
            return parsed(word);
        } catch (DateTimeException e) {
            throw refused(pointer);
        }
    }

    private static CoveredPeriod parsed(String word) {
        var year = Integer.parseInt(word.substring(0, 4));
        if (word.length() == 4) {
            return new CoveredPeriod(Kind.YEAR, LocalDate.of(year, 1, 1));
        }
        if (word.charAt(5) == 'Q') {
            return new CoveredPeriod(Kind.QUARTER, LocalDate.of(year, (word.charAt(6) - '1') * QUARTER + 1, 1));
        }
        return word.length() == 7
                ? new CoveredPeriod(Kind.MONTH, YearMonth.parse(word).atDay(1))
                : new CoveredPeriod(Kind.DAY, LocalDate.parse(word));
    }

    private static Refusal refused(String pointer) {
        return Refusal.invalid(pointer, "期间应写成 2026-08（月）、2026-Q3（季度）、2026（年）或 2026-08-15（日）。");
    }

    private static LocalDate start(Kind kind, LocalDate day) {
        return switch (kind) {
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), quarter(day) * QUARTER - 2, 1);
            case YEAR -> day.withDayOfYear(1);
            case DAY -> day;
        };
    }

    private static int quarter(LocalDate day) {
        return (day.getMonthValue() + 2) / QUARTER;
    }

    /** The last day. */
    public LocalDate to() {
        return next().from.minusDays(1);
    }

    public CoveredPeriod next() {
        return new CoveredPeriod(kind, moved(1));
    }

    /** Whether one follows on another, as months do: what happened on a day has nothing to do with the day before. */
    public boolean consecutive() {
        return kind != Kind.DAY;
    }

    /** The one to compare with. */
    public CoveredPeriod previous() {
        return new CoveredPeriod(kind, moved(-1));
    }

    private LocalDate moved(int by) {
        return switch (kind) {
            case MONTH -> from.plusMonths(by);
            case QUARTER -> from.plusMonths((long) by * QUARTER);
            case YEAR -> from.plusYears(by);
            case DAY -> from.plusDays(by);
        };
    }

    public String word() {
        return switch (kind) {
            case MONTH -> YearMonth.from(from).toString();
            case QUARTER -> from.getYear() + "-Q" + quarter(from);
            case YEAR -> Integer.toString(from.getYear());
            case DAY -> from.toString();
        };
    }

    /** As pages show it, for example 2026年第三季度. */
    public String label() {
        return switch (kind) {
            case MONTH -> from.getYear() + "年" + from.getMonthValue() + "月";
            case QUARTER -> from.getYear() + "年第" + "一二三四".charAt(quarter(from) - 1) + "季度";
            case YEAR -> from.getYear() + "年";
            case DAY -> from.getYear() + "年" + from.getMonthValue() + "月" + from.getDayOfMonth() + "日";
        };
    }

    @Override
    public int compareTo(CoveredPeriod other) {
        return from.compareTo(other.from);
    }

    @Override
    public String toString() {
        return word();
    }
}
