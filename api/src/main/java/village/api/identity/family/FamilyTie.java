package village.api.identity.family;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * That somebody may act, or asks to act, for somebody of his village's roster. It has a direction: who wants to be
 * helped in turn is asked about in turn.
 *
 * @param as who the helper is on the roster
 * @param forWhom empty while nobody of the roster fits what the helper said
 * @param version one more with each change
 */
public record FamilyTie(
        Village.Id village,
        Id id,
        Person.Id helper,
        RosterPerson.Id as,
        Optional<RosterPerson.Id> forWhom,
        State state,
        long version) {
    public FamilyTie {
        if (state == State.APPROVED && forWhom.isEmpty()) {
            throw new IllegalArgumentException("tie: approved for nobody (expected: a roster person)");
        }
        if (forWhom.filter(as::equals).isPresent()) {
            throw new IllegalArgumentException("tie: with himself (expected: somebody else)");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Where it stands. The words are published. */
    public enum State {
        PENDING,
        APPROVED,
        REFUSED,
        ENDED
    }

    /** Whether it is in force or may yet be. */
    public boolean open() {
        return state == State.PENDING || state == State.APPROVED;
    }

    /** Refuses whoever decides about himself, on either side. */
    public FamilyTie requireOther(Actor actor) {
        var either = actor.is(helper)
                || actor.rosterPerson().filter(as::equals).isPresent()
                || actor.rosterPerson().isPresent() && actor.rosterPerson().equals(forWhom);
        if (either) {
            throw Refusal.of(Reason.FAMILY_OWN);
        }
        return this;
    }

    /** Says yes. Refuses when it is already decided, and when nobody of the roster is meant. */
    public FamilyTie approved() {
        requirePending();
        if (forWhom.isEmpty()) {
            throw Refusal.of(Reason.PERSON_NOT_FOUND, "花名册里没有对得上的人，请先核实，再更新花名册。");
        }
        return as(State.APPROVED);
    }

    /** Says no. Refuses when it is already decided. */
    public FamilyTie refused() {
        requirePending();
        return as(State.REFUSED);
    }

    /** Ends it or takes it back. Refuses when there is nothing to end. */
    public FamilyTie ended() {
        if (!open()) {
            throw Refusal.of(Reason.FAMILY_DECIDED);
        }
        return as(State.ENDED);
    }

    private FamilyTie as(State next) {
        return new FamilyTie(village, id, helper, as, forWhom, next, version + 1);
    }

    private void requirePending() {
        if (state != State.PENDING) {
            throw Refusal.of(Reason.FAMILY_DECIDED);
        }
    }
}
