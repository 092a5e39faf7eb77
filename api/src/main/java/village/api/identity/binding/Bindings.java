package village.api.identity.binding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Who is bound to whom. In a village a person is bound once, and so is everybody on its roster. */
public interface Bindings {
    /**
     * Binds at once if exactly one unbound person of the roster has the claim's phone, and the claim's name or last
     * four; else leaves the decision to a cadre. A person's earlier claim that still waits is ended. Refuses a person
     * who is bound there already ({@code identity.binding-exists}). Of several who claim one roster person at once, one
     * is bound. Nobody under 14 is bound at once. With the same {@code once} again, gives the binding made before.
     */
    Mono<Binding> request(Binding.Id id, Request request, Once once);

    /** The binding made with this key before; empty if there is none. */
    Mono<Binding> requested(Village.Id village, Once once);

    Mono<Binding> byId(Village.Id village, Binding.Id id);

    /** The binding a person has or waits for in a village. */
    Mono<Binding> current(Village.Id village, Person.Id person);

    /**
     * Keeps a decided or ended binding, if nobody was faster ({@code identity.binding-already-decided}), and tells of
     * it. Refuses a roster person who is bound to somebody else ({@code identity.binding-target-taken}) or is not there
     * ({@code identity.person-not-found}), and a child under 14 whose guardian on the roster is not bound
     * ({@code identity.guardian-required}): by binding himself the guardian consents.
     */
    Mono<Binding> save(Binding binding, Decision decision);

    /** The claims that wait, oldest first, each with those of the roster who have its phone or its name. */
    Mono<Page<Pending, Binding.Id>> pending(Village.Id village, int limit, Optional<Binding.Id> after);

    /** Whether a person ever asked to be bound in a village, however it ended. */
    Mono<Boolean> everAsked(Village.Id village, Person.Id person);

    /**
     * Somebody's claim to be on a village's roster.
     *
     * @param only the one he is known to be by other proof, and may be bound to at once; empty where his claim is all
     */
    record Request(Village.Id village, Person.Id person, Claim claim, Optional<RosterPerson.Id> only, Instant at) {
        public Request(Village.Id village, Person.Id person, Claim claim, Instant at) {
            this(village, person, claim, Optional.empty(), at);
        }

        /** Whom it binds at once of those who fit the claim: the only one, if it is nobody else than he is known to be. */
        public Optional<RosterPerson.Id> atOnce(List<RosterPerson.Id> fitting) {
            return fitting.size() == 1
                    ? Optional.of(fitting.get(0))
                            .filter(one -> only.isEmpty() || only.get().equals(one))
                    : Optional.empty();
        }
    }

    /**
     * Who changed a binding and why.
     *
     * @param by empty where the person did it himself
     */
    record Decision(Optional<Person.Id> by, Optional<String> reason, Instant at) {}

    /** A claim that waits. Names and numbers are to be shown masked. */
    record Pending(
            Binding.Id id,
            Optional<PersonName> name,
            PhoneNumber phone,
            Instant requestedAt,
            List<Candidate> candidates) {}

    /**
     * Somebody on the roster who may be meant.
     *
     * @param grid the grid's name
     */
    record Candidate(RosterPerson.Id id, PersonName name, Optional<PhoneNumber> phone, Optional<String> grid) {}
}
