package village.infra.credit;

import static village.infra.postgres.Columns.number;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.audit.Acting;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Booking;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Reversal;
import village.api.place.Village;

/**
 * Takes lines back inside a transaction, however many with one lock, one read and one write: locks years that are over,
 * then members, and asks only then which lines stand.
 */
final class Reversals {
    private static final String REVERSED =
            "select count(*) from credit_entry where village_id = :village and reverses = :id";

    private Reversals() {}

    /** A line and what takes it back. */
    private record Back(Entry taken, Reversal reversal) {
        Member member() {
            return taken.source().member();
        }

        Booking.Year year(List<LedgerLocks.Year> closed) {
            return new Booking.Year(member(), reversal.year(taken, LedgerLocks.among(closed, member().village())));
        }
    }

    /** Refuses a line that was taken back before. */
    static Mono<Entry> one(DatabaseClient client, Entry taken, Reversal reversal) {
        var back = List.of(new Back(taken, reversal));
        return locked(client, back)
                .flatMap(closed -> reversible(client, taken).then(Mono.defer(() -> write(client, back, closed))))
                .map(lines -> lines.get(0));
    }

    /** All that stands about an item, whoever's. */
    static Mono<List<Entry>> all(
            DatabaseClient client, Village.Id village, SourceKind kind, String item, Supplier<Reversal> reversal) {
        var standing = LedgerQueries.standing(client, village, kind, item).map(lines -> backs(lines, reversal));
        return standing.flatMap(found -> found.isEmpty()
                ? Mono.just(List.of())
                : locked(client, found)
                        .flatMap(closed ->
                                standing.flatMap(still -> write(client, of(members(found), still), closed))));
    }

    private static List<Back> backs(List<Entry> lines, Supplier<Reversal> reversal) {
        return lines.stream().map(line -> new Back(line, reversal.get())).toList();
    }

    private static List<Member> members(List<Back> all) {
        return all.stream().map(Back::member).distinct().toList();
    }

    private static List<Back> of(List<Member> members, List<Back> all) {
        var locked = new HashSet<>(members);
        return all.stream().filter(back -> locked.contains(back.member())).toList();
    }

    /** Gives the years that are closed. */
    private static Mono<List<LedgerLocks.Year>> locked(DatabaseClient client, List<Back> all) {
        var over = all.stream()
                .flatMap(back -> Postings.years(back.member(), back.reversal().mayBeClosed(back.taken())))
                .distinct()
                .toList();
        return LedgerLocks.closed(client, over)
                .flatMap(closed -> LedgerLocks.members(client, members(all)).thenReturn(closed));
    }

    private static Mono<Void> reversible(DatabaseClient client, Entry taken) {
        return client.sql(REVERSED)
                .bind("village", taken.source().member().village().value())
                .bind("id", taken.id().value())
                .map(row -> number(row, 0))
                .one()
                .flatMap(before -> before > 0 || taken.reversing()
                        ? Mono.error(() -> Refusal.of(Reason.CREDIT_REVERSED_ALREADY))
                        : Mono.empty());
    }

    private static Mono<List<Entry>> write(DatabaseClient client, List<Back> all, List<LedgerLocks.Year> closed) {
        if (all.isEmpty()) {
            return Mono.just(List.of());
        }
        var taken = all.stream().map(Back::taken).toList();
        var years = all.stream().map(back -> back.year(closed)).collect(Collectors.toSet());
        return LedgerReads.open(client, taken, years)
                .flatMap(booking -> Mono.deferContextual(context -> {
                    var told = told(booking, all, closed, Acting.in(context));
                    return BookedRows.write(client, booking, told).thenReturn(booking.added());
                }));
    }

    private static List<BookedRows.Told> told(
            Booking booking, List<Back> all, List<LedgerLocks.Year> closed, Optional<Acting> by) {
        var told = new ArrayList<BookedRows.Told>();
        for (var back : all) {
            var there = LedgerLocks.among(closed, back.member().village());
            var reversal = back.reversal();
            var line = booking.reverse(back.taken(), reversal, there);
            var reverses = Map.of("reverses", back.taken().id().toString());
            told.add(new BookedRows.Told(
                    Postings.event(
                            reversal.event(), line.id(), back.member(), "credit.reversed", reversal.at(), reverses),
                    by));
        }
        return told;
    }
}
