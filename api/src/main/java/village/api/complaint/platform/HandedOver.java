package village.api.complaint.platform;

import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

/** What platforms call the cases they handed over. */
public interface HandedOver {
    /**
     * Notes what a platform calls a case. Joins the surrounding act; refuses a number the platform gave another case
     * ({@code complaint.external-number-taken}).
     */
    Mono<Void> add(Village.Id village, Person.Id platform, String externalNumber, Complaint.Id complaint);

    /** What the platform calls the case; empty when it did not hand it over. */
    Mono<String> numberOf(Village.Id village, Person.Id platform, Complaint.Id complaint);
}
