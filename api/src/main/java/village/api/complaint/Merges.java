package village.api.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import village.api.identity.Person;

/**
 * A case with those it was merged with.
 *
 * @param complaint the one it is about
 * @param from what was merged into it, directly or through others, by id
 * @param into what it was merged into, from the next one to the one that goes on; empty while it goes on by itself
 */
public record Merges(Complaint complaint, List<Complaint> from, List<Complaint> into) {
    public Merges {
        from = List.copyOf(from);
        into = List.copyOf(into);
    }

    /** The facts of an event that tells whoever handed over a case where that goes on, and how far it is there. */
    public static Map<String, String> into(Complaint other) {
        return Map.of("into", other.id().toString(), "intoStatus", Wire.word(other.status()));
    }

    /** A case that was merged with no other. */
    public static Merges none(Complaint complaint) {
        return new Merges(complaint, List.of(), List.of());
    }

    /** Where it goes on: at the end of the merges, or by itself. */
    public Complaint goesOn() {
        return into.isEmpty() ? complaint : into.get(into.size() - 1);
    }

    /** Whether it is out of what it was merged into. */
    public boolean parted() {
        return complaint.status() != Status.MERGED && !into.isEmpty();
    }

    /** Whether whoever reported it has no part any more in what it was merged into: it is out of it, or taken back. */
    public boolean left() {
        return parted()
                || (complaint.status() == Status.MERGED && complaint.ending().withdrawn());
    }

    /**
     * Whether others' reports are part of it, and not taken back. What its own reporter reported a second time is not
     * others', as far as it is that person's as well to speak for him.
     *
     * @param by who stands on its reporter's side
     */
    public boolean shared(Person.Id by) {
        return standing().anyMatch(one -> !one.reporting().besides(complaint.reporting(), by));
    }

    /** What was merged into it and not taken back, by id. */
    public Stream<Complaint> standing() {
        return from.stream().filter(one -> !one.ending().withdrawn());
    }

    /**
     * All of it leaves the village, for good: who reported what was merged into the case is as little the village's
     * business from now on as its own reporter. What goes along does so by itself: whoever acted need not know of it. A
     * case that was itself merged goes up alone and leaves the other where it is.
     *
     * @param due when one that goes on by itself, or begins anew, is to be answered
     * @return the case's own change first
     */
    public List<Change> handedUp(String label, String internalText, Instant due, Moment moment) {
        var village = complaint.requireInVillage();
        var alone = village.status() == Status.MERGED ? village.parted(moment.now(), due) : village;
        var along = from.stream()
                .filter(one -> !one.intake().aboutStaff())
                .map(one -> one.handedUpAlong(Moment.system(moment.now(), moment.ids())));
        return Stream.concat(Stream.of(alone.handedUp(label, internalText, due, moment)), along)
                .toList();
    }
}
