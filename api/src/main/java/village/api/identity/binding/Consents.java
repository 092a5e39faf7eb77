package village.api.identity.binding;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** Who agreed to what. */
public interface Consents {
    /** Keeps a consent; giving it again changes nothing, unless it was withdrawn in the meantime. */
    Mono<Void> give(Person.Id person, Consent consent, Instant at);

    /** Takes back every version of a document; what was never given, or was taken back before, stays so. */
    Mono<Void> withdraw(Person.Id person, String document, Instant at);

    /** What a person agrees to, by document and version; nothing he withdrew. */
    Mono<List<Consent>> of(Person.Id person);
}
