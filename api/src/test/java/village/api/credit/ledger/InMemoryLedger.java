package village.api.credit.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Posting.Counter;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** A ledger under one lock. */
public final class InMemoryLedger implements Ledger {
    private static final Comparator<Entry> LATEST =
            Comparator.<Entry, String>comparing(entry -> entry.id().toString()).reversed();

    private record ClosedYear(Village.Id village, int year) {}

    private record Claimed(Once once, UUID made) {}

    private final Map<String, Claimed> claims = new HashMap<>();
    private final Map<Entry.Id, Entry> entries = new HashMap<>();
    private final Map<Booking.Year, Account> accounts = new HashMap<>();
    private final Map<Counter, Amount> used = new HashMap<>();
    private final Map<RunningShare.Of, RunningShare> shares = new HashMap<>();
    private final Set<ClosedYear> closed = new HashSet<>();
    private final List<String> told = new ArrayList<>();

    /** Closes a year: what happened in it is booked in the running one from now on. */
    public synchronized void close(Village.Id village, int year) {
        closed.add(new ClosedYear(village, year));
    }

    @Override
    public Mono<List<Entry>> book(List<Posting> postings) {
        return locked(() -> booked(postings));
    }

    private List<Entry> booked(List<Posting> postings) {
        var booking = opened();
        postings.stream()
                .flatMap(posting -> posting.exclusive().stream())
                .filter(about -> standing(about.member().village())
                        .anyMatch(entry -> entry.source().member().equals(about.member())
                                && about(entry, about.kind(), about.item())))
                .forEach(booking::found);
        var lines = postings.stream()
                .map(posting -> booking.book(
                        posting, year -> isClosed(posting.source().member().village(), year)))
                .toList();
        keep(booking, "credit.awarded");
        return lines;
    }

    @Override
    public Mono<Entry> book(Once once, Posting posting) {
        return locked(() -> {
            var claimed = new Claimed(once, posting.source().id());
            var key = posting.source().member().village() + once.owner() + "\n" + once.operation() + "\n" + once.key();
            var stands = claims.getOrDefault(key, claimed);
            if (!stands.once().fingerprint().equals(once.fingerprint())) {
                throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
            }
            var line = booked(List.of(posting.about(stands.made()))).get(0);
            claims.put(key, stands);
            return line;
        });
    }

    @Override
    public Mono<Entry> reverse(Village.Id village, Entry.Id id, Reversal reversal) {
        return locked(() -> {
            var taken = one(village, id);
            if (taken == null) {
                return null;
            }
            requireReversible(taken);
            var booking = opened();
            var line = booking.reverse(taken, reversal, year -> isClosed(village, year));
            keep(booking, "credit.reversed");
            return line;
        });
    }

    @Override
    public Mono<List<Entry>> reverseAll(Village.Id village, SourceKind kind, String item, Supplier<Reversal> reversal) {
        return locked(() -> {
            var booking = opened();
            standing(village)
                    .filter(entry -> about(entry, kind, item))
                    .forEach(taken -> booking.reverse(taken, reversal.get(), year -> isClosed(village, year)));
            keep(booking, "credit.reversed");
            return booking.added();
        });
    }

    private Stream<Entry> standing(Village.Id village) {
        var taken = entries.values().stream()
                .flatMap(entry -> entry.correction().stream())
                .map(Entry.Correction::of)
                .collect(Collectors.toSet());
        return entries.values().stream()
                .filter(entry -> entry.source().member().village().equals(village))
                .filter(entry -> !entry.reversing() && !taken.contains(entry.id()))
                .sorted(LATEST.reversed());
    }

    private static boolean about(Entry entry, SourceKind kind, String item) {
        return entry.kind() == kind
                && entry.source().item().filter(item::equals).isPresent();
    }

    private void requireReversible(Entry taken) {
        var before = entries.values().stream()
                .flatMap(entry -> entry.correction().stream())
                .anyMatch(correction -> correction.of().equals(taken.id()));
        if (before || taken.reversing()) {
            throw Refusal.of(Reason.CREDIT_REVERSED_ALREADY);
        }
    }

    private boolean isClosed(Village.Id village, int year) {
        return closed.contains(new ClosedYear(village, year));
    }

    private Booking opened() {
        var booking = new Booking();
        entries.values().stream().filter(entry -> !entry.reversing()).forEach(booking::found);
        accounts.values().forEach(booking::found);
        used.forEach(booking::found);
        shares.forEach(booking::found);
        return booking;
    }

    private void keep(Booking booking, String type) {
        booking.added().forEach(entry -> {
            entries.put(entry.id(), entry);
            told.add(type);
        });
        booking.accounts()
                .forEach(account -> accounts.put(new Booking.Year(account.member(), account.year()), account));
        used.putAll(booking.counters());
        shares.putAll(booking.shares());
    }

    /** How often an event of the type was told. */
    public synchronized long happened(String type) {
        return told.stream().filter(type::equals).count();
    }

    private @Nullable Entry one(Village.Id village, Entry.Id id) {
        var entry = entries.get(id);
        return entry != null && entry.source().member().village().equals(village) ? entry : null;
    }

    @Override
    public Mono<Entry> byId(Village.Id village, Entry.Id id) {
        return locked(() -> one(village, id));
    }

    @Override
    public Mono<List<Entry>> all(Collection<Place> places) {
        return locked(() -> places.stream()
                .distinct()
                .map(place -> Optional.ofNullable(one(place.village(), place.id())))
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public Mono<Entry> of(Member member, SourceKind kind, UUID source) {
        return locked(() -> entries.values().stream()
                .filter(entry -> !entry.reversing())
                .filter(entry -> entry.source().member().equals(member)
                        && entry.kind() == kind
                        && entry.source().id().equals(source))
                .findFirst()
                .orElse(null));
    }

    @Override
    public Mono<List<Entry>> standing(Village.Id village, SourceKind kind, String item) {
        return locked(() ->
                standing(village).filter(entry -> about(entry, kind, item)).toList());
    }

    @Override
    public Mono<Long> standing(Member member, SourceKind kind, String item) {
        return locked(() -> standing(member.village())
                .filter(entry -> entry.source().member().equals(member) && about(entry, kind, item))
                .count());
    }

    @Override
    public Mono<Account> account(Member member, int year) {
        return locked(() -> accounts.getOrDefault(new Booking.Year(member, year), Account.empty(member, year)));
    }

    @Override
    public Mono<Page<Entry, UUID>> entries(Member member, int limit, Optional<UUID> after) {
        return locked(() -> Page.of(
                entries.values().stream()
                        .filter(entry -> entry.source().member().equals(member))
                        .filter(entry -> after.filter(
                                        id -> entry.id().toString().compareTo(id.toString()) >= 0)
                                .isEmpty())
                        .sorted(LATEST)
                        .limit(limit + 1L)
                        .toList(),
                limit,
                entry -> entry.id().value()));
    }

    @Override
    public Mono<List<Account>> accounts(Village.Id village, int year) {
        return locked(() -> accounts.values().stream()
                .filter(account -> account.member().village().equals(village) && account.year() == year)
                .toList());
    }

    @Override
    public Mono<Map<SourceKind, Amount>> sums(Member member, int year) {
        return locked(() -> entries.values().stream()
                .filter(entry -> entry.source().member().equals(member) && entry.year() == year)
                .collect(Collectors.toMap(Entry::kind, Entry::granted, Amount::plus)));
    }

    @Override
    public Mono<Map<Counter, Amount>> used(Collection<Counter> counters) {
        return locked(() -> counters.stream()
                .distinct()
                .filter(used::containsKey)
                .collect(Collectors.toMap(Function.identity(), used::get)));
    }

    @Override
    public Mono<Map<RunningShare.Of, RunningShare>> shares(Collection<RunningShare.Of> of) {
        return locked(() -> of.stream()
                .distinct()
                .filter(shares::containsKey)
                .collect(Collectors.toMap(Function.identity(), shares::get)));
    }

    @Override
    public Mono<Set<Entry.Id>> takenBack(Village.Id village, Collection<Entry.Id> lines) {
        return locked(() -> entries.values().stream()
                .flatMap(entry -> entry.correction().stream())
                .map(Entry.Correction::of)
                .filter(lines::contains)
                .collect(Collectors.toSet()));
    }

    @Override
    public Mono<List<Entry>> lines(Village.Id village, Collection<RosterPerson.Id> members, int year) {
        return locked(() -> entries.values().stream()
                .filter(entry -> entry.source().member().village().equals(village))
                .filter(entry -> members.contains(entry.source().member().id()) && entry.year() == year)
                .sorted(Comparator.comparing(
                                (Entry entry) -> entry.source().member().id().toString())
                        .thenComparing(Entry::number))
                .toList());
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
