package village.wechat.dialogue.talk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import village.api.place.Village;

/**
 * What the rules must know beside the dialogue.
 *
 * @param served the villages the account serves, in the order of their codes
 * @param bound where the follower is bound
 * @param scanned what the code stands for that he has just scanned
 */
public record Surroundings(List<Village> served, Set<Village.Id> bound, Optional<Scan> scanned) {
    public Surroundings {
        served = List.copyOf(served);
        bound = Set.copyOf(bound);
    }

    /** A scanned code: a village's, or that of a door plate in it. */
    public record Scan(Village village, Optional<Plate> plate) {}
}
