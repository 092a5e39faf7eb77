package village.api.identity.binding;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** Who agreed to what. */
public interface Consents {
    /** Keeps a consent; giving it again changes nothing. */
    Mono<Void> give(Person.Id person, Consent consent, Instant at);

    /** What a person agreed to, by document and version. */
    Mono<List<Consent>> of(Person.Id person);
}
