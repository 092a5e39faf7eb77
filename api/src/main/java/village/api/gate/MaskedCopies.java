package village.api.gate;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;

/** Copies of documents without the numbers in them. */
public interface MaskedCopies {
    /**
     * Makes a copy in which every number is masked and everything else is as it was, and keeps it as an upload of the
     * actor's that nobody has used yet. Empty where there is no such attachment or its format cannot be rewritten.
     */
    Mono<Attachment> of(Actor actor, Attachment.Id original, SensitiveNumbers numbers);
}
