package village.infra.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.audit.Acting;
import village.api.credit.Member;
import village.api.credit.ledger.Booking;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Posting;
import village.api.event.Event;

/**
 * Books many postings inside a transaction: locks years that are over, then members in the order of their ids, reads what
 * stands in the books with a statement that begins after that, lets {@link Booking} decide one after the other, and writes
 * all of it with one statement.
 */
final class Postings {
    private Postings() {}

    /**
     * What is to be booked.
     *
     * @param by who stands behind it
     * @param repeated whether it may have been booked before
     */
    record Wanted(Posting posting, Optional<Acting> by, boolean repeated) {
        Member member() {
            return posting.source().member();
        }
    }

    /**
     * Books them in their order.
     *
     * @param outcome makes of a line, or of the refusal its supplier throws, what is answered; what it throws itself is
     *     the failure of all
     */
    static <T> Mono<List<T>> book(DatabaseClient client, List<Wanted> all, Function<Supplier<Entry>, T> outcome) {
        return LedgerLocks.closed(client, years(all))
                .flatMap(closed -> LedgerLocks.members(client, members(all))
                        .then(Mono.defer(() -> LedgerReads.open(client, postings(all), repeated(all), closed)))
                        .flatMap(booking -> {
                            var outcomes = decided(booking, all, closed, outcome);
                            return booking.added().isEmpty()
                                    ? Mono.just(outcomes)
                                    : BookedRows.write(client, booking, told(booking, all))
                                            .thenReturn(outcomes);
                        }));
    }

    private static <T> List<T> decided(
            Booking booking, List<Wanted> all, List<LedgerLocks.Year> closed, Function<Supplier<Entry>, T> outcome) {
        var outcomes = new ArrayList<T>();
        for (var one : all) {
            var there = LedgerLocks.among(closed, one.member().village());
            outcomes.add(outcome.apply(() -> booking.book(one.posting(), there)));
        }
        return outcomes;
    }

    private static List<Posting> postings(List<Wanted> all) {
        return all.stream().map(Wanted::posting).toList();
    }

    private static List<Posting> repeated(List<Wanted> all) {
        return all.stream().filter(Wanted::repeated).map(Wanted::posting).toList();
    }

    private static List<LedgerLocks.Year> years(List<Wanted> all) {
        return all.stream()
                .flatMap(one -> years(one.member(), one.posting().mayBeClosed()))
                .distinct()
                .toList();
    }

    /** Those of a member's village. */
    static Stream<LedgerLocks.Year> years(Member member, List<Integer> years) {
        return years.stream().map(year -> new LedgerLocks.Year(member.village(), year));
    }

    private static List<Member> members(List<Wanted> all) {
        return all.stream()
                .map(Wanted::member)
                .distinct()
                .sorted(Comparator.comparing(
                                (Member member) -> member.village().value().toString())
                        .thenComparing(member -> member.id().toString()))
                .toList();
    }

    /** One for each new line; whose posting came twice made it once. */
    private static List<BookedRows.Told> told(Booking booking, List<Wanted> all) {
        var byLine = all.stream()
                .collect(Collectors.toMap(one -> one.posting().id(), Function.identity(), (first, again) -> first));
        return booking.added().stream()
                .flatMap(line -> Optional.ofNullable(byLine.get(line.id())).stream())
                .map(Postings::told)
                .toList();
    }

    private static BookedRows.Told told(Wanted one) {
        var posting = one.posting();
        var event =
                event(posting.event(), posting.id(), one.member(), "credit.awarded", posting.recordedAt(), Map.of());
        return new BookedRows.Told(event, one.by());
    }

    /** What tells of a line. */
    static Event event(UUID id, Entry.Id line, Member member, String type, Instant at, Map<String, String> more) {
        var facts = new HashMap<>(more);
        facts.put("member", member.id().toString());
        return new Event(
                id, Optional.of(member.village()), new Event.Subject(Entry.KIND, line.value(), 1), type, facts, at);
    }
}
