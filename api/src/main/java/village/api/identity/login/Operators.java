package village.api.identity.login;

import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** The people who run the installation. */
public interface Operators {
    /** Whether there is one. */
    Mono<Boolean> any();

    /** Keeps the code that makes the first operator, in place of any earlier one. */
    Mono<Void> offer(String codeHash);

    /** Makes the person an operator if the code is the one offered and there is no operator yet. Good once. */
    Mono<Boolean> accept(String codeHash, Person.Id person, Instant now);
}
