package village.api.complaint.platform;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Person;
import village.api.place.Village;

/** The cases that platforms have to do with. */
@FunctionalInterface
public interface OutsideCases {
    /** What a platform handed over to a village and what it was sent from there, newest first; none about village staff. */
    Mono<Page<Own, Complaint.Id>> of(Village.Id village, Person.Id platform, Complaints.Slice slice);

    /** @param number what the platform calls it; empty for one it was sent and has not told of yet */
    record Own(Complaint complaint, Optional<String> number) {}
}
