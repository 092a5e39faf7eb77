package village.api.credit.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Posting.About;
import village.api.credit.ledger.Posting.Counter;
import village.api.credit.rule.Caps.Scope;

/**
 * One batch on its way into the books: what it found there, under lock, and what it changes. Not for several threads.
 * Whoever keeps a ledger tells it what is found there and writes what comes out.
 */
public final class Booking {
    private final Map<Source, Entry> known = new LinkedHashMap<>();
    private final Map<Year, Account> accounts = new LinkedHashMap<>();
    private final Map<Counter, Amount> used = new LinkedHashMap<>();
    private final Map<RunningShare.Of, RunningShare> shares = new LinkedHashMap<>();
    private final Set<About> standing = new HashSet<>();
    private final List<Entry> added = new ArrayList<>();

    /** What a line is about, once for ever. */
    public record Source(Member member, SourceKind kind, UUID id) {
        public static Source of(SourceEvent event) {
            return new Source(event.member(), event.kind(), event.id());
        }
    }

    /** A member's year. */
    public record Year(Member member, int year) {}

    /** A line that stood there before, not a reversing one. */
    public void found(Entry entry) {
        known.put(Source.of(entry.source()), entry);
    }

    /** A year that stood there before. */
    public void found(Account account) {
        accounts.put(new Year(account.member(), account.year()), account);
    }

    /** What a counter said before. */
    public void found(Counter counter, Amount amount) {
        used.put(counter, amount);
    }

    /** What was added up before. */
    public void found(RunningShare.Of of, RunningShare share) {
        shares.put(of, share);
    }

    /** That something a posting must be {@linkplain Posting#exclusive alone} about stands already. */
    public void found(About about) {
        standing.add(about);
    }

    /**
     * Books one event, or gives the line it has.
     *
     * @param closed tells of a year whether it was closed before
     */
    public Entry book(Posting posting, IntPredicate closed) {
        var source = posting.source();
        var before = known.get(Source.of(source));
        if (before != null) {
            return same(before, source);
        }
        if (posting.exclusive().filter(about -> !standing.add(about)).isPresent()) {
            throw Refusal.of(Reason.CREDIT_SOURCE_REUSED);
        }
        var year = posting.year(closed);
        var account = account(source.member(), year);
        var counters = posting.counters();
        var share = posting.share()
                .map(of -> shares.getOrDefault(of, RunningShare.NONE))
                .orElse(RunningShare.NONE);
        var entry = posting.booked(year, account.entries(), account.balance(), used(counters), share);
        posting.share().ifPresent(of -> shares.put(of, share.plus(entry)));
        counters.values().forEach(counter -> count(counter, entry.granted().magnitude()));
        return keep(account, entry);
    }

    private static Entry same(Entry before, SourceEvent source) {
        var booked = before.source();
        if (booked.quantity() != source.quantity()
                || !booked.occurredAt().equals(source.occurredAt())
                || !booked.item().equals(source.item())) {
            throw Refusal.of(Reason.CREDIT_SOURCE_REUSED);
        }
        return before;
    }

    /**
     * Takes a line back.
     *
     * @param closed tells of a year whether it was closed before
     */
    public Entry reverse(Entry taken, Reversal reversal, IntPredicate closed) {
        var member = taken.source().member();
        var account = account(member, reversal.year(taken, closed));
        var entry = reversal.of(taken, account.year(), account);
        var back = taken.granted().magnitude().negated();
        Posting.counters(taken.source(), taken.rule()).values().forEach(counter -> count(counter, back));
        shares.computeIfPresent(RunningShare.Of.of(taken), (of, share) -> share.minus(taken));
        return keep(account, entry);
    }

    private Account account(Member member, int year) {
        return accounts.getOrDefault(new Year(member, year), Account.empty(member, year));
    }

    private Map<Scope, Amount> used(Map<Scope, Counter> counters) {
        var amounts = new EnumMap<Scope, Amount>(Scope.class);
        counters.forEach((scope, counter) -> amounts.put(scope, used.getOrDefault(counter, Amount.NONE)));
        return amounts;
    }

    private void count(Counter counter, Amount more) {
        used.merge(counter, more, Amount::plus);
    }

    private Entry keep(Account account, Entry entry) {
        found(account.after(entry));
        if (!entry.reversing()) {
            found(entry);
        }
        added.add(entry);
        return entry;
    }

    /** The new lines, in their order. */
    public List<Entry> added() {
        return List.copyOf(added);
    }

    /** Every year as it is now. */
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** Everything added up, as it is now. */
    public Map<RunningShare.Of, RunningShare> shares() {
        return Map.copyOf(shares);
    }

    /** Every counter as it is now. */
    public Map<Counter, Amount> counters() {
        return Map.copyOf(used);
    }
}
