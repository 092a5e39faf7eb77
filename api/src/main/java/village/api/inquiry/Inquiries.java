package village.api.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.place.Village;

/** What was asked of desks. Keys of pages are ids of inquiries. */
public interface Inquiries {
    /**
     * Adds an inquiry with its event, once, unless who brings it has too many: of a day ({@code inquiry.daily-limit})
     * or unanswered ones ({@code inquiry.too-many}), in this village. Of several at once no more than allowed are
     * added.
     *
     * @param day of asking, in Shanghai
     * @param limits empty for what staff enter for callers
     * @return the inquiry the key stands for
     */
    Mono<Inquiry.Id> add(Once once, InquiryChange change, LocalDate day, Optional<Limits> limits);

    /** @param waiting how many may wait for an answer at a time */
    record Limits(int perDay, int waiting) {}

    /**
     * Changes an inquiry under its row lock, so that of two acts at once the second sees what the first did. A key used
     * before changes nothing and gives the inquiry as it is now.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the inquiry after the act; empty if the village has none of that id
     */
    Mono<Inquiry> change(Village.Id village, Inquiry.Id id, Optional<Once> once, Function<Inquiry, InquiryChange> act);

    /** Empty if the village has none of that id. */
    Mono<Inquiry> byId(Village.Id village, Inquiry.Id id);

    /** What one person asked, or brought for a relative, in any village; the latest asked first. */
    Mono<Page<Inquiry, UUID>> askedBy(Person.Id person, Slice slice);

    /** What waits at some desks of a village, the first due first. */
    Mono<Page<Inquiry, UUID>> waiting(Village.Id village, Set<String> desks, Slice slice);

    /** Of one status at some desks of a village, the latest asked first. */
    Mono<Page<Inquiry, UUID>> inStatus(Village.Id village, Set<String> desks, Inquiry.Status status, Slice slice);

    /**
     * Of one status at desks of several villages: what waits with the first due first, the rest with the latest asked
     * first. Nothing where there are no places.
     */
    Mono<Page<Inquiry, UUID>> at(Set<Place> places, Inquiry.Status status, Slice slice);

    /** @param desk the code */
    record Place(Village.Id village, String desk) {}

    /** At some desks of a village, whatever its status, what says all the words; the latest asked first. */
    Mono<Page<Inquiry, UUID>> saying(Village.Id village, Set<String> desks, InquirySearch search, Slice slice);

    /** What is answered and waits for staff to decide whether everybody may read it, the latest asked first. */
    Mono<Page<Inquiry, UUID>> toModerate(Village.Id village, Set<String> desks, Slice slice);

    /** What is answered and somebody should decide on now whether everybody may read it, the earliest asked first. */
    Mono<List<Inquiry>> undecided(Village.Id village, Undecided wanted, int limit);

    /**
     * @param own desks of which everything counts
     * @param others desks of which only that counts whose last word is old
     * @param spokenBefore what old means
     * @param reader who decides; what he asked himself is not his to decide
     */
    record Undecided(Set<String> own, Set<String> others, Instant spokenBefore, Actor reader) {
        public Undecided {
            own = Set.copyOf(own);
            others = Set.copyOf(others);
        }
    }

    /**
     * What waits past its time in any village and was not escalated, the first due first.
     *
     * @param before what was due earlier
     */
    Mono<List<Inquiry>> late(Instant before, int limit);

    /** What everybody may read, the latest asked first. */
    Mono<Page<Inquiry, UUID>> published(Village.Id village, Slice slice);

    /**
     * A part of a list.
     *
     * @param limit 1 to 100
     */
    record Slice(Optional<UUID> after, int limit) {}
}
