package village.api.complaint.registration;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.Telephone;
import village.api.place.Village;

/** Who brought the cases that staff entered, where the roster does not know him. */
public interface Callers {
    /** Notes the caller of a case; the first note stays. Joins the surrounding transaction. */
    Mono<Void> add(Village.Id village, Complaint.Id complaint, Caller caller);

    /** Completes empty when none was noted. */
    Mono<Caller> of(Village.Id village, Complaint.Id complaint);

    /** The one person on the roster with that phone and that name; empty when there is none, or several. */
    Mono<RosterPerson.Id> onRoster(Village.Id village, PersonName name, PhoneNumber phone);

    /**
     * Cases somebody with that number brought: noted as caller, or on the roster with it. A landline is found with and
     * without its area code.
     *
     * @param limit 1 to 100
     * @return newest first; empty when there are none
     */
    Mono<List<Complaint.Id>> byPhone(Village.Id village, Telephone phone, int limit);
}
