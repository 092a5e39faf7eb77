package village.api.complaint.platform;

import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

/** How far the updates of cases have come, for each platform. */
@FunctionalInterface
public interface UpdateSequences {
    /**
     * Takes the next sequence number of a case. Of two at once one waits for the other. Joins the surrounding act.
     *
     * @param fingerprint of what the update says
     * @return whether it is new; false when this very update was taken before. Refuses an older one
     *     ({@code complaint.update-older}) and the same number with other words ({@code idempotency.key-reused})
     */
    Mono<Boolean> take(
            Village.Id village, Person.Id platform, Complaint.Id complaint, long sequence, String fingerprint);
}
