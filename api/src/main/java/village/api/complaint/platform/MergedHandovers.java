package village.api.complaint.platform;

import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.place.Village;

/** What platforms handed over and the village made part of other cases. */
@FunctionalInterface
public interface MergedHandovers {
    /**
     * The cases any platform handed over that were merged into this one, directly or through others; in no order, empty
     * when there are none.
     */
    Mono<Set<Complaint.Id>> into(Village.Id village, Complaint.Id complaint);
}
