package village.api.identity.family;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** The ties between family members, asked for, approved and ended. */
public interface FamilyTies {
    /** How many ties one helper may wait for in one village at once. */
    int MAX_PENDING = 5;

    /**
     * Keeps a new tie that waits for a cadre. A helper has one open tie with a person: asking again gives the one there
     * is. What was said of somebody outside the household is never answered with whether it is right; it waits all the
     * same. Refuses a household member who is none ({@code identity.person-not-found}), oneself, whoever is not bound in
     * the village, and the sixth that would wait ({@code identity.family-too-many}). With the same {@code once} again,
     * gives the tie made before.
     */
    Mono<FamilyTie> ask(FamilyTie.Id id, Asking asking, Once once);

    Mono<FamilyTie> byId(Village.Id village, FamilyTie.Id id);

    /** A tie the person has a side in; empty for everybody else's. */
    Mono<FamilyTie> of(Person.Id person, FamilyTie.Id id);

    /**
     * Keeps a decided or ended tie, if nobody was faster ({@code identity.family-decided}), and tells of it. An approval
     * is refused when either side is no longer on the roster or the helper no longer bound
     * ({@code identity.person-not-found}).
     */
    Mono<FamilyTie> save(FamilyTie tie, Decision decision);

    /** The ties that wait, oldest first. */
    Mono<Page<Pending, FamilyTie.Id>> pending(Village.Id village, int limit, Optional<FamilyTie.Id> after);

    /** A person's household and ties in every village he is bound in, what is over no longer than half a year. */
    Mono<List<Circle>> around(Person.Id person);

    /** Somebody asks to act for somebody else. */
    record Asking(Village.Id village, Person.Id helper, Whom whom, Instant at) {}

    /** Who is meant. */
    sealed interface Whom {
        /** Somebody of the helper's own household. */
        record Member(RosterPerson.Id id) implements Whom {}

        /**
         * Somebody of another household, by what a family member knows.
         *
         * @param idLast4 the last four characters of his identity number
         */
        record Named(PersonName name, IdLast4 idLast4) implements Whom {}
    }

    /**
     * Who changed a tie and why.
     *
     * @param by the cadre, or the side that ended it
     */
    record Decision(Person.Id by, Optional<String> reason, Instant at) {}

    /**
     * A tie that waits. Names are to be shown masked.
     *
     * @param forWhom empty where nobody of the roster fits
     * @param household whether both live in one
     * @param relation what the roster calls them to each other, where it does
     */
    record Pending(
            FamilyTie.Id id,
            PersonName helper,
            Optional<PersonName> forWhom,
            boolean household,
            Optional<String> relation,
            Instant askedAt) {}

    /** A person's family in one village. */
    record Circle(Village.Id village, List<Member> household, List<Line> iActFor, List<Line> actForMe) {
        public Circle {
            household = List.copyOf(household);
            iActFor = List.copyOf(iActFor);
            actForMe = List.copyOf(actForMe);
        }
    }

    /** Somebody of one's own household. */
    record Member(RosterPerson.Id id, PersonName name) {}

    /**
     * One tie as one side sees it.
     *
     * @param tie empty for a guardian, whom the roster names
     * @param other the other side on the roster, once a cadre has confirmed him
     * @param name the other side's; to be shown masked outside the household
     * @param household whether both live in one
     * @param reason why a cadre said no
     */
    record Line(
            Optional<FamilyTie.Id> tie,
            Optional<RosterPerson.Id> other,
            PersonName name,
            boolean household,
            FamilyTie.State state,
            Optional<String> reason) {}
}
