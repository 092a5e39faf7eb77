package village.api.inquiry.expert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.PersonName;

/** Whom townships invited to answer. */
public interface Invitations {
    /**
     * Adds one with its event, once. Refuses one {@linkplain #full(int) more than may stand} in its township
     * ({@code request.invalid}): of several at once no more than allowed are added.
     *
     * @param secret a hash of what the invited shows
     * @param most how many may {@linkplain #standing stand} when it is made
     * @return the one the key stands for
     */
    Mono<Invitation> add(Once once, Invitation invitation, String secret, int most, Event event);

    static Refusal full(int most) {
        return Refusal.invalid("/label", "请的专家最多 " + most + " 位，请先收回用不着的。");
    }

    /**
     * Changes one under its row lock. Whoever accepts is seated as who he is on the roster of a village of the county.
     *
     * @param act the rule; empty changes nothing, what it throws is passed on and nothing is written
     * @return afterwards; empty if there is none of that id
     */
    Mono<Invitation> change(Invitation.Id id, Function<Invitation, Optional<Change>> act);

    /** An invitation after an act, with the event that tells of it. */
    record Change(Invitation after, Event event) {}

    /** Empty if there is none of that id. */
    Mono<Invitation> byId(Invitation.Id id);

    /** The one a secret opens, whatever became of it; empty if there is none. */
    Mono<Invitation> bySecret(String secret);

    /** Those of a township that stand, and can be accepted or were, the earliest first. */
    Mono<List<Listed>> standing(String area, Instant now);

    /**
     * @param name of who accepted, on the roster; to be shown masked
     * @param unknown whether somebody accepted of whom nobody wrote down then who he is on a roster, as before seats belonged
     *     to persons: he answers nowhere, whatever he binds, until he is invited anew
     */
    record Listed(Invitation invitation, Optional<PersonName> name, boolean unknown) {}

    /** Those by which somebody sits now, bound as who accepted, the earliest first; possibly empty. */
    Mono<List<Invitation>> heldBy(Person.Id person);

    /** Whether somebody is bound in a village of the county a township lies in. */
    Mono<Boolean> boundInCountyOf(String area, Person.Id person);
}
