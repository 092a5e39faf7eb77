package village.api.complaint;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import village.api.identity.Person;

/**
 * Who works on a case.
 *
 * @param handler who has it in hand: staff, or the Party member who claimed it
 * @param assistants who was asked to help (协办)
 * @param objectors who has sent it back once; nobody may do so twice
 * @param dispatches how often it was given to somebody; visible, because a case that wanders needs attention
 * @param offered open to Party members (点单派单接单)
 * @param claimant the Party member who took it
 * @param claimConfirmed his service was confirmed
 */
public record Handling(
        Optional<Person.Id> handler,
        Set<Person.Id> assistants,
        Set<Person.Id> objectors,
        int dispatches,
        boolean offered,
        Optional<Person.Id> claimant,
        boolean claimConfirmed) {

    public static final Handling NOBODY =
            new Handling(Optional.empty(), Set.of(), Set.of(), 0, false, Optional.empty(), false);

    /** The fact that names the Party member whose claim ends. */
    private static final String MEMBER = "member";

    public Handling {
        assistants = Set.copyOf(assistants);
        objectors = Set.copyOf(objectors);
    }

    /**
     * The facts of an event after which somebody else has it in hand: the Party member whose claim ends, or whoever of
     * the staff had it, so that he is told.
     *
     * @param next who has it from now on
     */
    public Map<String, String> takenFor(Optional<Person.Id> next) {
        var fact = claimant.isPresent() ? MEMBER : "formerHandler";
        return claimant.or(() -> handler)
                .filter(person -> next.filter(person::equals).isEmpty())
                .map(person -> Map.of(fact, person.toString()))
                .orElseGet(Map::of);
    }

    /** The facts of an event that ends a Party member's claim for good, so that he is told; none where nobody claimed it. */
    public Map<String, String> claimEnded() {
        return claimant.map(member -> Map.of(MEMBER, member.toString())).orElseGet(Map::of);
    }

    /** Gives it to somebody; an offer and a claim end, and who has it in hand no longer merely assists. */
    public Handling dispatchedTo(Person.Id to) {
        var others = new HashSet<>(assistants);
        others.remove(to);
        return new Handling(Optional.of(to), others, objectors, dispatches + 1, false, Optional.empty(), false);
    }

    /** Whoever answered has it in hand; an offer ends, and a claim too unless its own member answered. */
    public Handling answeredBy(Optional<Person.Id> person) {
        var member = claimant.filter(one -> person.filter(one::equals).isPresent());
        return new Handling(
                person, assistants, objectors, dispatches, false, member, member.isPresent() && claimConfirmed);
    }

    /** Party members no longer take it: an offer ends, and what one of them has in hand is taken back. */
    public Handling withheld() {
        return claimant.isEmpty()
                ? offered(false)
                : new Handling(Optional.empty(), assistants, objectors, dispatches, false, Optional.empty(), false);
    }

    /** Nobody has it in hand any more, and nobody helps: it leaves all of them. */
    public Handling freed() {
        return new Handling(Optional.empty(), Set.of(), objectors, dispatches, false, Optional.empty(), false);
    }

    /** The one who has it has it for other reasons than a dispatch: he answered, or took it back. */
    public Handling heldBy(Optional<Person.Id> holder) {
        return new Handling(holder, assistants, objectors, dispatches, offered, claimant, claimConfirmed);
    }

    /** The handler sent it back. */
    public Handling objected(Person.Id by) {
        var all = new HashSet<>(objectors);
        all.add(by);
        return new Handling(Optional.empty(), assistants, all, dispatches, offered, claimant, claimConfirmed);
    }

    public Handling assistedBy(Person.Id assistant) {
        var all = new HashSet<>(assistants);
        all.add(assistant);
        return new Handling(handler, all, objectors, dispatches, offered, claimant, claimConfirmed);
    }

    /** Opens it to Party members, or takes the offer back. */
    public Handling offered(boolean open) {
        return new Handling(handler, assistants, objectors, dispatches, open, claimant, claimConfirmed);
    }

    /** A Party member takes it. */
    public Handling claimedBy(Person.Id member) {
        return new Handling(Optional.of(member), assistants, objectors, dispatches, false, Optional.of(member), false);
    }

    /** The Party member gives it back: it is open to others again. */
    public Handling unclaimed() {
        return new Handling(Optional.empty(), assistants, objectors, dispatches, true, Optional.empty(), false);
    }

    public Handling confirmed() {
        return new Handling(handler, assistants, objectors, dispatches, offered, claimant, true);
    }

    /** What was confirmed did not hold: whoever claimed it has it in hand still, and it may be confirmed anew. */
    public Handling unconfirmed() {
        return new Handling(handler, assistants, objectors, dispatches, offered, claimant, false);
    }
}
