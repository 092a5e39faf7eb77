package village.api.credit.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import village.api.credit.Amount;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;

/**
 * A source event with the rule that judges it, ready to be booked.
 *
 * @param event id of the event that tells of it
 * @param recordedAt not before it happened
 * @param most as many minutes of study as it gives at the most, whatever the rule says; empty where only the rule decides
 * @param alone whether it is refused where another line of its kind about its item stands for the member
 */
public record Posting(
        Entry.Id id,
        UUID event,
        SourceEvent source,
        String scheme,
        Rule rule,
        Instant recordedAt,
        Optional<Integer> most,
        boolean alone) {

    public Posting(Entry.Id id, UUID event, SourceEvent source, String scheme, Rule rule, Instant recordedAt) {
        this(id, event, source, scheme, rule, recordedAt, Optional.empty(), false);
    }

    /** No booking takes longer, clocks that go wrong included. */
    private static final Duration SLOWEST = Duration.ofDays(1);

    /** What lines of a member are about. */
    public record About(Member member, SourceKind kind, String item) {}

    /** A row that caps are counted in. */
    public record Counter(Member member, String rule, Scope scope, String key) {}

    /** What is brought in from a year before the ledger: judged by no rule of the village's, it gives what its row says. */
    public static Posting earlier(Entry.Id id, UUID event, SourceEvent source, Amount amount, Instant recordedAt) {
        var rule = new Rule("earlier", SourceKind.EARLIER, "以前年度记录", "条", 1, amount, Caps.NONE, false);
        return new Posting(id, event, source, "import", rule, recordedAt);
    }

    /**
     * The year it is booked in: that it happened in, else the running one, and never a closed one.
     *
     * @param closed tells of the {@linkplain #mayBeClosed years that may be} whether they are
     */
    public int year(IntPredicate closed) {
        return open(source.year(), recordedAt, closed);
    }

    static int open(int wanted, Instant at, IntPredicate closed) {
        if (!closed.test(wanted)) {
            return wanted;
        }
        var running = CreditYear.of(at);
        return closed.test(running) ? running + 1 : running;
    }

    /**
     * Which years of those it may be booked in could be closed while it is being booked. The running one counts on its
     * last day: a booking that began before midnight may be written after somebody has closed the year.
     */
    public List<Integer> mayBeClosed() {
        return mayBeClosed(source.year(), recordedAt);
    }

    static List<Integer> mayBeClosed(int wanted, Instant at) {
        var tomorrow = CreditYear.of(at.plus(SLOWEST));
        return Stream.of(wanted, CreditYear.of(at))
                .distinct()
                .filter(year -> year < tomorrow)
                .toList();
    }

    /** The same of another source event of the kind. */
    public Posting about(UUID another) {
        return new Posting(id, event, source.with(another), scheme, rule, recordedAt, most, alone);
    }

    /** The same giving no more than so many minutes: study time never exceeds the time that passed. */
    Posting within(int minutes) {
        return new Posting(id, event, source, scheme, rule, recordedAt, Optional.of(minutes), alone);
    }

    /** The same, refused ({@code credit.source-reused}) where a line of its kind about its item stands for the member. */
    Posting onlyOne() {
        return new Posting(id, event, source, scheme, rule, recordedAt, most, true);
    }

    /** What no other line may be about; empty where others may, or it is about no item. */
    public Optional<About> exclusive() {
        return source.item().filter(item -> alone).map(item -> new About(source.member(), source.kind(), item));
    }

    private Amount wanted(RunningShare before) {
        var gives = rule.after(before.quantity(), before.given(), source.quantity());
        return new Amount(gives.points(), Math.min(gives.minutes(), most.orElse(gives.minutes())));
    }

    /** What it is added up in; empty where nothing is ever left over. */
    public Optional<RunningShare.Of> share() {
        return Optional.of(new RunningShare.Of(source.member(), rule.code(), scheme, source.year()))
                .filter(adding -> rule.addsUp());
    }

    /** What it is counted in. */
    public Map<Scope, Counter> counters() {
        return counters(source, rule.code());
    }

    /** What a line is counted in, and given back to: whichever year it is booked in, the one it happened in. */
    public static Map<Scope, Counter> counters(SourceEvent source, String rule) {
        var counters = new EnumMap<Scope, Counter>(Scope.class);
        counters.put(
                Scope.DAY,
                new Counter(source.member(), rule, Scope.DAY, source.day().toString()));
        counters.put(Scope.YEAR, new Counter(source.member(), rule, Scope.YEAR, String.valueOf(source.year())));
        source.item().ifPresent(item -> counters.put(Scope.ITEM, new Counter(source.member(), rule, Scope.ITEM, item)));
        return counters;
    }

    /**
     * The line it becomes.
     *
     * @param last number of the year's last line, 0 before the first
     * @param used what its counters say
     * @param before what it is added to
     */
    public Entry booked(int year, long last, Amount balance, Map<Scope, Amount> used, RunningShare before) {
        var wanted = wanted(before);
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
