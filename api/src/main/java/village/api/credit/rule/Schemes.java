package village.api.credit.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Person;
import village.api.place.Village;

/** The rules of villages. A village that never made its own has those the installation brings along. */
public interface Schemes {
    /** The version that judges what happened on a day, today or before; never empty. */
    Mono<Scheme> inForce(Village.Id village, LocalDate day);

    /**
     * Every version that applies or will apply some day, the latest first; those of the installation until the village's
     * first own day. The first that is not after a day is {@linkplain #inForce in force} on it.
     */
    Mono<List<Published>> all(Village.Id village);

    /**
     * Publishes the next version with its event. Refuses a day that is not after every day a version of the village
     * applies from ({@code credit.rules-date}).
     *
     * @param draft its version is not looked at
     */
    Mono<Published> publish(
            Village.Id village, Scheme draft, Person.Id by, UUID event, Instant now, Optional<Once> once);

    /** @param publishedAt empty for what the installation brings along */
    record Published(Scheme scheme, Optional<Instant> publishedAt) {}
}
