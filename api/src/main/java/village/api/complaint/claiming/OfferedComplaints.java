package village.api.complaint.claiming;

import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Person;
import village.api.place.Village;

/** What waits for a Party member. */
public interface OfferedComplaints {
    /** Open cases of the village that are offered, newest first; the member's own are not among them. */
    Mono<Page<Complaint, Complaint.Id>> to(Village.Id village, Person.Id member, Complaints.Slice slice);
}
