package village.api.identity.binding;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** A person agrees to a document. */
public final class GiveConsent {
    private final Consents consents;
    private final Clock clock;

    public GiveConsent(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    public Mono<Void> give(Actor actor, Consent consent) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> consents.give(person, consent.requirePublished(), clock.instant()));
    }
}
