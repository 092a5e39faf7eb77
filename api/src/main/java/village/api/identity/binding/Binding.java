package village.api.identity.binding;

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
 * That a person is, or says he is, somebody on a village's roster.
 *
 * @param rosterPerson who, once bound
 * @param version one more with each change
 */
public record Binding(
        Village.Id village,
        Id id,
        Person.Id person,
        Optional<RosterPerson.Id> rosterPerson,
        State state,
        long version) {
    public Binding {
        if (state == State.BOUND && rosterPerson.isEmpty()) {
            throw new IllegalArgumentException("binding: bound to nobody (expected: a roster person)");
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
        BOUND,
        REFUSED,
        ENDED
    }

    /** Refuses whoever decides about himself. */
    public Binding requireOther(Actor actor) {
        if (actor.is(person)) {
            throw Refusal.of(Reason.BINDING_OWN);
        }
        return this;
    }

    /** Says yes. Refuses when it is already decided. */
    public Binding approved(RosterPerson.Id who) {
        requirePending();
        return new Binding(village, id, person, Optional.of(who), State.BOUND, version + 1);
    }

    /** Says no. Refuses when it is already decided. */
    public Binding refused() {
        requirePending();
        return new Binding(village, id, person, Optional.empty(), State.REFUSED, version + 1);
    }

    public Binding ended() {
        return new Binding(village, id, person, rosterPerson, State.ENDED, version + 1);
    }

    private void requirePending() {
        if (state != State.PENDING) {
            throw Refusal.of(Reason.BINDING_ALREADY_DECIDED);
        }
    }
}
