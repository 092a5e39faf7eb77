package village.api.credit.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** The lines of all members. Writes join the surrounding transaction, or are one of their own. */
public interface Ledger {
    /**
     * Books what has not been booked yet, each with its event. Of one member's events at once each sees what the ones
     * before it used of the caps: no cap is passed, and what fits is granted in full. What a rule gives for several units is
     * given for all of a year's together, however short each was. Members are locked in a fixed
     * order, so that batches do not stand in each other's way.
     *
     * <p>A source event booked before gives its line of then and changes nothing; one that says something else now is
     * refused ({@code credit.source-reused}), and with it the whole batch.
     *
     * @return the lines, in the order of the postings
     */
    Mono<List<Entry>> book(List<Posting> postings);

    /**
     * Books what a request asks for, once however often it is asked: its key is claimed for the posting's source, whose id
     * was made for this request, and stands for that line ever after. Several that come at the same time may be booked
     * together, each as if by itself.
     *
     * @return the line the request stands for, this one's or that of before; refused for the key of another request
     *     ({@code idempotency.key-reused})
     */
    Mono<Entry> book(Once once, Posting posting);

    /**
     * Takes a line back by a reversing line and gives the caps back what it had used; its units count no more for
     * those to come. Refuses a line that was taken back
     * before, or is itself reversing ({@code credit.reversed-already}).
     *
     * @return the reversing line; empty if the village has no such line
     */
    Mono<Entry> reverse(Village.Id village, Entry.Id id, Reversal reversal);

    /**
     * Takes back together all lines of a kind about one item that stand, whoever's, each with its event: those an appeal
     * booked as well.
     *
     * @param reversal makes one for each line
     * @return the reversing lines
     */
    Mono<List<Entry>> reverseAll(Village.Id village, SourceKind kind, String item, Supplier<Reversal> reversal);

    /** A line; empty if the village has none of that id. */
    Mono<Entry> byId(Village.Id village, Entry.Id id);

    /** Where a line stands. */
    record Place(Village.Id village, Entry.Id id) {}

    /** Lines of any villages, in no order; what no village has is missing. */
    Mono<List<Entry>> all(Collection<Place> places);

    /** The line of what a member did, whether it was taken back or not; empty if that was never booked. */
    Mono<Entry> of(Member member, SourceKind kind, UUID source);

    /** The lines of a kind about one item that were not taken back, whoever's, as they came. */
    Mono<List<Entry>> standing(Village.Id village, SourceKind kind, String item);

    /** How many lines of a kind about the same item a member has that were not taken back. */
    Mono<Long> standing(Member member, SourceKind kind, String item);

    /** A year of a member, an empty one if nothing was booked in it. */
    Mono<Account> account(Member member, int year);

    /** All years of a village's members of that number, in no order. */
    Mono<List<Account>> accounts(Village.Id village, int year);

    /** What a member's year is made of; kinds without lines are missing. */
    Mono<Map<SourceKind, Amount>> sums(Member member, int year);

    /** What counters say; those nothing was counted in are missing. */
    Mono<Map<Posting.Counter, Amount>> used(Collection<Posting.Counter> counters);

    /** How far members have come under rules that add up; those nothing was added up in are missing. */
    Mono<Map<RunningShare.Of, RunningShare>> shares(Collection<RunningShare.Of> of);

    /** Which of some lines were taken back. */
    Mono<Set<Entry.Id>> takenBack(Village.Id village, Collection<Entry.Id> lines);

    /** All lines of some members in a year, each member's in the order of their numbers. */
    Mono<List<Entry>> lines(Village.Id village, Collection<RosterPerson.Id> members, int year);

    /** The lines of a member, the latest booked first. Keys of pages are ids of lines. */
    Mono<Page<Entry, UUID>> entries(Member member, int limit, Optional<UUID> after);
}
