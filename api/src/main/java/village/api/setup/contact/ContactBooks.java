package village.api.setup.contact;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Person;
import village.api.place.Village;

/** The numbers of villages, for entering. Each change is told of. */
public interface ContactBooks {
    /** In the village's order; possibly empty. */
    Mono<List<KnownContact>> all(Village.Id village);

    /**
     * Enters a number and who recorded the consent. Refuses an office and number that are there
     * ({@code place.contact-exists}). With the same {@code once} again, gives the one entered before.
     */
    Mono<KnownContact> enter(Village.Id village, KnownContact.Entry entry, Person.Id by, Once once, Instant now);

    /** Changes a number, with its consent recorded anew; refuses an unknown one ({@code place.contact-not-found}) and as {@link #enter}. */
    Mono<KnownContact> change(
            Village.Id village, KnownContact.Id id, KnownContact.Entry entry, Person.Id by, Instant now);

    /** Takes a number away for good; refuses an unknown one. */
    Mono<Void> remove(Village.Id village, KnownContact.Id id, Instant now);
}
