package village.api.complaint.registration;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Cases by whom on the roster they concern. */
public interface RosterCases {
    /**
     * His cases that no person in WeChat holds yet, oldest first; empty when there are none.
     *
     * @param aboutStaff whether cases about the village's staff are among them
     */
    Mono<List<Complaint.Id>> withoutReporter(Village.Id village, RosterPerson.Id whose, boolean aboutStaff);
}
