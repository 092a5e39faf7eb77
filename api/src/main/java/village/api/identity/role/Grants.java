package village.api.identity.role;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.place.Grid;

/** The roles people hold and are offered. Changes of one place go one after the other. */
public interface Grants {
    /** How long an offer waits for its phone. */
    Duration OFFERED = Duration.ofDays(14);

    /**
     * Gives a role, or offers it to a phone whose bearer is not known here yet, and tells of it. Refuses a place or grid
     * that does not exist, somebody of the roster who is not bound ({@code identity.person-not-found}), oneself
     * ({@code role.own}), a role already held ({@code role.held}), and in one village a cadre and a member of the
     * supervision committee who are one person or close relatives ({@code role.incompatible}). With the same
     * {@code once} again, gives the grant made before.
     */
    Mono<Grant> give(Grant.Id id, Giving giving, Once once);

    /**
     * Makes what waits for a phone the roles of who has shown that it is his; what he may not hold goes on waiting.
     * Possibly empty.
     */
    Mono<List<Grant>> take(Person.Id person, PhoneNumber phone, Instant now);

    /** A role held or offered in a place now. */
    Mono<Grant> byId(Jurisdiction where, Grant.Id id, Instant now);

    /**
     * Ends a role or takes an offer back, and tells of it. Refuses what is over ({@code role.grant-not-found}) and the
     * last operator ({@code role.last-operator}).
     */
    Mono<Grant> revoke(Jurisdiction where, Grant.Id id, Person.Id by, Instant now);

    /** What is held and offered in a place now, oldest first. */
    Mono<Page<Grant, Grant.Id>> page(Jurisdiction where, int limit, Optional<Grant.Id> after, Instant now);

    /** What is to be given. */
    record Giving(
            Jurisdiction where,
            Role role,
            Set<Grid.Id> grids,
            Grantee to,
            Optional<Instant> until,
            Person.Id by,
            Instant at) {
        public Giving {
            grids = Set.copyOf(grids);
        }
    }

    /** To whom. */
    sealed interface Grantee {
        /** Somebody of the village's roster who is bound. */
        record Listed(RosterPerson.Id id) implements Grantee {}

        /**
         * Whoever has a phone.
         *
         * @param name with it, a bound person of the village's roster who has both gets the role at once; else it is
         *     kept with the offer, and colleagues know him by it
         */
        record Reached(PhoneNumber phone, Optional<PersonName> name) implements Grantee {}
    }
}
