package village.api.identity.binding;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/**
 * A person takes a consent back: from then on nothing more is done that rests on it. The privacy notice is taken back by
 * leaving, because nothing works without it.
 */
public final class WithdrawConsent {
    private final Consents consents;
    private final Clock clock;

    public WithdrawConsent(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /** Every version of a document; again changes nothing. */
    public Mono<Void> withdraw(Actor actor, String document) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(person -> {
            if (!document.equals(Consent.CREDIT.document())) {
                throw document.equals(Consent.PRIVACY.document())
                        ? Refusal.of(Reason.CONSENT_NEEDED)
                        : Refusal.of(Reason.CONSENT_UNKNOWN);
            }
            return consents.withdraw(person, document, clock.instant());
        });
    }
}
