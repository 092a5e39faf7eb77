package village.api.credit.ledger;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.credit.Amount;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;

/**
 * A source event with the rule that judges it, ready to be booked.
 *
 * @param event id of the event that tells of it
 * @param recordedAt not before it happened
 */
public record Posting(Entry.Id id, UUID event, SourceEvent source, String scheme, Rule rule, Instant recordedAt) {

    /** A row that caps are counted in. */
    public record Counter(Member member, String rule, Scope scope, String key) {}

    /** The year it is booked in. */
    public int year(boolean closed) {
        return closed ? CreditYear.of(recordedAt) : source.year();
    }

    /** What it is counted in. */
    public Map<Scope, Counter> counters(int year) {
        return counters(source, rule.code(), year);
    }

    /** What a line is counted in, and given back to. */
    public static Map<Scope, Counter> counters(SourceEvent source, String rule, int year) {
        var counters = new EnumMap<Scope, Counter>(Scope.class);
        counters.put(
                Scope.DAY,
                new Counter(source.member(), rule, Scope.DAY, source.day().toString()));
        counters.put(Scope.YEAR, new Counter(source.member(), rule, Scope.YEAR, String.valueOf(year)));
        source.item().ifPresent(item -> counters.put(Scope.ITEM, new Counter(source.member(), rule, Scope.ITEM, item)));
        return counters;
    }

    /**
     * The line it becomes.
     *
     * @param last number of the year's last line, 0 before the first
     * @param used what its counters say
     */
    public Entry booked(int year, long last, Amount balance, Map<Scope, Amount> used) {
        var wanted = rule.of(source.quantity());
        var allowance = Allowance.of(wanted, rule.caps(), used);
        return new Entry(
                id,
                source,
                year,
                last + 1,
                rule.code(),
                scheme,
                wanted,
                allowance.granted(),
                allowance.limitedBy(),
                balance.plus(allowance.granted()),
                recordedAt,
                Optional.empty());
    }
}
