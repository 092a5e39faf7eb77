package village.api.complaint;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** Who waits for a case's end besides its reporter. */
public interface Followers {
    /**
     * Those who support the case and those who reported what was merged into it, each once; the reporter is not among
     * them. Empty for an unknown case.
     */
    Mono<List<Person.Id>> of(Village.Id village, Complaint.Id complaint);
}
