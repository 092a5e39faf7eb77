package village.api.identity.citizen;

import java.util.List;
import java.util.Optional;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * Whether a platform's user is the person who is bound already. Joining gives him all that person may do, so that every
 * doubt leaves it to the village: another name, a child, two persons bound as him, somebody who is bound as another
 * besides, who holds an office, or has come from that platform as another user.
 */
public final class Joining {
    private Joining() {}

    /** What becomes of it. */
    public enum Verdict {
        /** He is that person from now on, or was before. */
        JOINED,
        /** Nobody is bound as him. */
        NOBODY,
        /** It is not sure; the village decides. */
        DOUBTFUL,
        /** It was taken back before, and is not done again. */
        TAKEN_BACK
    }

    /**
     * Somebody is bound as whom his number stands on a roster for.
     *
     * @param sameName whether the roster has the name the platform gives
     * @param child under 14
     */
    public record Bound(
            Village.Id village, RosterPerson.Id rosterPerson, Person.Id person, boolean sameName, boolean child) {}

    /**
     * What is known of the one who is bound.
     *
     * @param otherToo whether he is bound as somebody with another number, or with none, as well
     * @param office whether he is staff anywhere
     * @param sameWayIn whether another user of the platform is him already
     */
    public record Holder(boolean otherToo, boolean office, boolean sameWayIn) {}

    /**
     * What is known of the platform's user.
     *
     * @param person who he is so far
     * @param past whether that person was ever bound or asked to be, holds an office, helps a relative or reported
     *     something, or has another way in
     * @param takenBack whether he was joined before, and that was taken back
     */
    public record User(Person.Id person, boolean past, boolean takenBack) {}

    /** Whom he may be joined to; empty where nobody is bound as him, or different persons are. */
    public static Optional<Person.Id> holder(List<Bound> bound) {
        var persons = bound.stream().map(Bound::person).distinct().toList();
        return persons.size() == 1 ? Optional.of(persons.get(0)) : Optional.empty();
    }

    /** @param holder of the one {@link #holder} names; empty where it names nobody */
    public static Verdict verdict(List<Bound> bound, User user, Optional<Holder> holder) {
        if (bound.isEmpty()) {
            return Verdict.NOBODY;
        }
        if (holder(bound).filter(user.person()::equals).isPresent()) {
            return Verdict.JOINED;
        }
        if (user.takenBack()) {
            return Verdict.TAKEN_BACK;
        }
        var known = bound.stream().allMatch(one -> one.sameName() && !one.child());
        var clear = holder.filter(one -> !one.otherToo() && !one.office() && !one.sameWayIn())
                .isPresent();
        return known && clear && !user.past() ? Verdict.JOINED : Verdict.DOUBTFUL;
    }
}
