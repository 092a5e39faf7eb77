package village.api.identity.citizen;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.IdentityNumber;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Users of government platforms who were joined to the person bound as them already: one person, two ways in. */
public interface CitizenJoins {
    /**
     * Makes the user the person who is bound as him, if {@link Joining} finds no doubt. All of it is looked at under
     * locks in the act itself, so that of several at once one joins. The person he was so far ends with its sessions; the
     * other is told ({@code citizen.joined}) and finds it in his access log.
     */
    Mono<Joining.Verdict> join(Request request);

    /** The joins of a person that hold, latest first. */
    Mono<List<Join>> of(Person.Id person);

    /** The latest joins of a village, those taken back as well, at most so many. */
    Mono<List<Join>> in(Village.Id village, int limit);

    /**
     * Takes a join back: the user is somebody of his own from now on, what was opened through the platform ends, and he is
     * not joined again by himself. The person is told ({@code citizen.parted}). Completes empty where there is none that
     * holds; of several at once one takes it back.
     */
    Mono<Join> undo(Village.Id village, Id join, Undoing undoing);

    /**
     * Who is to be joined.
     *
     * @param user as the platform knows him; he signed in before
     */
    record Request(OpenId user, PersonName name, IdentityNumber number, Instant at) {}

    /**
     * Who takes a join back.
     *
     * @param by the person himself, or staff
     * @param reason empty where he does it himself
     */
    record Undoing(Person.Id by, Optional<String> reason, Instant at) {}

    /**
     * One join.
     *
     * @param village where he is bound; the first of several
     * @param platform for example {@code zhejiang}
     * @param name as it stands on the roster; to be shown masked
     * @param undoneAt empty while it holds
     */
    record Join(
            Id id,
            Village.Id village,
            Person.Id person,
            RosterPerson.Id rosterPerson,
            String platform,
            PersonName name,
            Instant joinedAt,
            Optional<Instant> undoneAt,
            Optional<String> undoneReason) {}

    record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }
}
