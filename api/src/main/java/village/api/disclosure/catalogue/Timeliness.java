package village.api.disclosure.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a village is in time with an item: a fact, never a mark or a rank.
 *
 * @param owed the earliest period not yet public; empty where neither a calendar nor an occurrence says when it is due
 * @param dueOn the last day that is in time; for a period that was public and is covered for too long, the last day to
 *     show it again or correct it
 * @param overdueDays 0 while in time
 * @param occurrence what is owed for; empty for what a calendar tells
 */
public record Timeliness(
        CatalogueItem item,
        Optional<CoveredPeriod> owed,
        Optional<LocalDate> dueOn,
        Colour colour,
        long overdueDays,
        Optional<Instant> lastPublishedAt,
        Optional<Occurrence> occurrence) {
    private static final int SOON_DAYS = 6;

    public enum Colour {
        GREEN,
        /** The period is over, or the last seven days have begun. */
        YELLOW,
        /** The due day has passed. */
        RED
    }

    /**
     * @param since the day from which the village discloses here
     * @param coverage how far the item is public already
     * @param today in Shanghai
     */
    public static Timeliness of(CatalogueItem item, LocalDate since, Optional<Coverage> coverage, LocalDate today) {
        var last = coverage.map(Coverage::lastPublishedAt);
        if (!item.frequency().periodic()) {
            return new Timeliness(item, Optional.empty(), Optional.empty(), Colour.GREEN, 0, last, Optional.empty());
        }
        var first = first(item, since);
        var known = coverage.filter(one -> !one.until().plusDays(1).isBefore(first));
        var start = known.map(one -> one.until().plusDays(1)).orElse(first);
        var owed = CoveredPeriod.of(item.frequency(), start);
        var due = Stream.concat(known.flatMap(Coverage::restoreBy).stream(), Stream.of(item.dueOn(owed)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return owing(item, owed, due, last, Optional.empty(), today);
    }

    /** The same of something that happened, which is owed from then on. */
    public static Timeliness of(
            CatalogueItem item, Occurrence occurrence, Optional<Coverage> coverage, LocalDate today) {
        return owing(
                item,
                occurrence.period(),
                item.dueOn(occurrence.period()),
                coverage.map(Coverage::lastPublishedAt),
                Optional.of(occurrence),
                today);
    }

    private static Timeliness owing(
            CatalogueItem item,
            CoveredPeriod owed,
            LocalDate due,
            Optional<Instant> last,
            Optional<Occurrence> occurrence,
            LocalDate today) {
        var late = Math.max(0, ChronoUnit.DAYS.between(due, today));
        return new Timeliness(
                item, Optional.of(owed), Optional.of(due), colour(owed, due, today), late, last, occurrence);
    }

    /**
     * How late an event was made public, in Chinese; empty where it was in time, and for what a calendar tells.
     *
     * @param publicOn the day it was first public, in Shanghai
     */
    public static Optional<String> lateness(CatalogueItem item, CoveredPeriod event, LocalDate publicOn) {
        var due = item.dueOn(event);
        return Optional.of(due)
                .filter(day -> item.frequency() == Frequency.EVENT && publicOn.isAfter(day))
                .map(day -> "应在" + date(day) + "前公开，晚了 " + ChronoUnit.DAYS.between(day, publicOn) + " 天");
    }

    /** The day from which an item is owed. */
    public static LocalDate first(CatalogueItem item, LocalDate since) {
        return item.effectiveFrom().isAfter(since) ? item.effectiveFrom() : since;
    }

    private static Colour colour(CoveredPeriod owed, LocalDate due, LocalDate today) {
        if (today.isAfter(due)) {
            return Colour.RED;
        }
        return today.isAfter(owed.to()) || !today.isBefore(due.minusDays(SOON_DAYS)) ? Colour.YELLOW : Colour.GREEN;
    }

    /** Whether there is something to tell already: something happened, or the period is over. */
    boolean waits(LocalDate today) {
        return occurrence.isPresent()
                || owed.filter(period -> period.to().isBefore(today)).isPresent();
    }

    public boolean overdue() {
        return colour == Colour.RED;
    }

    /** In Chinese, for everybody. */
    public String fact() {
        if (owed.isEmpty()) {
            return item.frequency().label() + "公开";
        }
        var period = owed.get().label()
                + occurrence.map(each -> "“" + each.what() + "”").orElse("");
        return switch (colour) {
            case RED ->
                period
                        + (hidden() ? "已遮盖，应在" + date() + "前恢复或更正" : "应在" + date() + "前公开")
                        + "，已逾期 "
                        + overdueDays
                        + " 天";
            case YELLOW -> period + "请在" + date() + "前公开";
            case GREEN ->
                occurrence.isPresent() ? period + "请在" + date() + "前公开" : "下一次：" + period + "，" + date() + "前公开";
        };
    }

    /** Whether it was public and is covered for too long. */
    private boolean hidden() {
        return owed.flatMap(period -> dueOn.filter(day -> day.isAfter(item.dueOn(period))))
                .isPresent();
    }

    private String date() {
        return dueOn.map(Timeliness::date).orElse("");
    }

    private static String date(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
