package village.api.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.identity.Person;
import village.api.place.Grid;
import village.api.place.Village;

/** All complaints of all villages. Lists read by key, newest first unless said otherwise. */
public interface Complaints {
    /**
     * Adds a new complaint with the changes that bring it into being, their entries and events, and claims the key.
     *
     * @param changes in order, versions 1, 2, …; at least one
     * @return the complaint the key stands for: the new one, or the one an earlier request with this key made
     */
    Mono<Complaint.Id> add(Once once, List<Change> changes);

    /**
     * Changes a complaint under its row lock, so that of two acts at once the second sees what the first did. A key used
     * before changes nothing and gives the complaint as it is now.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the complaint after the act; empty if there is none of that id in the village
     */
    Mono<Complaint> change(Village.Id village, Complaint.Id id, Optional<Once> once, Function<Complaint, Change> act);

    /**
     * Changes two complaints of one village at once, both under their row locks, taken in the order of their ids so
     * that two merges at once never wait for each other. A key used before changes nothing.
     *
     * @param rule what becomes of the two, first and second; what it throws is passed on and nothing is written
     * @return the first complaint afterwards; empty if one of the two is missing
     */
    Mono<Complaint> changeBoth(
            Village.Id village,
            Complaint.Id first,
            Complaint.Id second,
            Optional<Once> once,
            BiFunction<Complaint, Complaint, List<Change>> rule);

    /**
     * Changes a case and those it was merged with at once: whatever was merged into it, directly or through others, and
     * whatever it was itself merged into. All are under their row locks, taken in the order of their ids, and nothing is
     * merged in the village meanwhile, so that a case is either among them or comes too late. A key used before changes
     * nothing.
     *
     * @param rule the changes, each of one of them; what it throws is passed on and nothing is written
     * @return all of them afterwards, those the case was merged into still in their places; empty if there is none of
     *     that id in the village
     */
    Mono<Merges> changeMerged(
            Village.Id village, Complaint.Id id, Optional<Once> once, Function<Merges, List<Change>> rule);

    /**
     * Whether others' reports are part of a case: merged into it, directly or through others, and not taken back; as
     * {@link Merges#shared}.
     *
     * @param by who stands on its reporter's side
     */
    Mono<Boolean> shared(Village.Id village, Complaint.Id id, Person.Id by);

    /** What was merged into a case, directly or through others, by id; possibly empty. */
    Mono<List<Complaint>> parts(Village.Id village, Complaint.Id id);

    /** Where a case goes on: the one it was merged into, at the end of the merges; itself while it goes on by itself. */
    default Mono<Complaint> goesOn(Complaint complaint) {
        return Mono.justOrEmpty(complaint.ending().mergedInto())
                .flatMap(into -> byId(complaint.village(), into))
                .flatMap(this::goesOn)
                .defaultIfEmpty(complaint);
    }

    /** The same of many, by the id of each, in as many questions as the longest merge has steps. */
    default Mono<Map<Complaint.Id, Complaint>> goOn(Collection<Complaint> complaints) {
        var into = complaints.stream().flatMap(Complaints::into).distinct().toList();
        return into.isEmpty()
                ? Mono.just(complaints.stream().collect(Collectors.toMap(Complaint::id, Function.identity())))
                : all(into)
                        .flatMap(this::goOn)
                        .map(further -> complaints.stream()
                                .collect(Collectors.toMap(
                                        Complaint::id,
                                        one -> into(one)
                                                .flatMap(next -> Optional.ofNullable(further.get(next.id())).stream())
                                                .findFirst()
                                                .orElse(one))));
    }

    private static Stream<Key> into(Complaint complaint) {
        return complaint.ending().mergedInto().map(into -> new Key(complaint.village(), into)).stream();
    }

    /**
     * Cases whose clock ran out: open, not paused, looked after at that level, due before the moment; longest overdue
     * first.
     */
    Mono<List<Key>> late(Deadline.Level level, Instant before, int limit);

    /**
     * Cases sent to an office outside whose statutory time ran out before the moment, and that nobody was told of yet:
     * those the county does not look after; longest overdue first.
     */
    Mono<List<Key>> lateOutside(Instant before, int limit);

    /** Cases that wait for their end: verified, or rated, before the moment; longest waiting first. */
    Mono<List<Key>> waiting(Status verifiedOrRated, Instant before, int limit);

    /**
     * Cases that wait for what their reporter was asked: longer than since the moment, and he was not reminded of it; or
     * he was, before the moment. Longest waiting first.
     */
    Mono<List<Key>> silent(boolean reminded, Instant before, int limit);

    /** Empty if the village has none of that id. */
    Mono<Complaint> byId(Village.Id village, Complaint.Id id);

    /** Those there are, in no order. */
    default Mono<List<Complaint>> all(Collection<Key> keys) {
        return Flux.fromIterable(keys)
                .concatMap(key -> byId(key.village(), key.id()))
                .collectList();
    }

    Mono<Complaint> byTicket(Village.Id village, Ticket ticket);

    /** The time line in order; empty for an unknown id. */
    Mono<List<Step>> steps(Village.Id village, Complaint.Id id);

    /** What a person reported, in every village. */
    Mono<Page<Complaint, Complaint.Id>> reportedBy(Person.Id reporter, Slice slice);

    /** What a person reported in one village and that waits for an answer or for a rating. */
    Mono<Page<Complaint, Complaint.Id>> unfinished(Village.Id village, Person.Id reporter, Slice slice);

    /** What a village shows to everybody. */
    Mono<Page<Complaint, Complaint.Id>> published(Village.Id village, Slice slice);

    /** What staff may see of a village. Open cases come by due time, earliest first; others newest first. */
    Mono<Page<Complaint, Complaint.Id>> forStaff(Village.Id village, StaffView view, Slice slice);

    /**
     * How many cases of the villages are open, by colour; a village without open cases is missing.
     *
     * @param own whose staff the reader is himself: what is about the staff of these is not counted
     */
    Mono<List<OpenCount>> openCounts(List<Village.Id> villages, Set<Village.Id> own, Instant now);

    /** How many open cases a member of staff sees in a village, by colour; zeros when there are none. */
    Mono<OpenCount> openCount(Village.Id village, StaffView view, Instant now);

    /** Names one complaint of one village. */
    record Key(Village.Id village, Complaint.Id id) {}

    /**
     * A part of a list.
     *
     * @param after the last one already seen
     * @param limit 1 to 100
     */
    record Slice(Optional<Complaint.Id> after, int limit) {}

    /**
     * What a member of staff may see.
     *
     * @param onlyHandledBy with {@code grids}: restricts to cases he handles or that lie in his grids
     * @param aboutStaff whether cases about village staff are among them
     * @param open only open cases, or all
     */
    record StaffView(Optional<Person.Id> onlyHandledBy, Set<Grid.Id> grids, boolean aboutStaff, boolean open) {}

    /** @param yellow in the last quarter of its time; {@code open} counts all three colours */
    record OpenCount(Village.Id village, long open, long yellow, long red) {}

    /** The ticket is already used in the village; another one will do. */
    final class TicketTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TicketTaken() {
            super("ticket taken", null, false, false);
        }
    }
}
