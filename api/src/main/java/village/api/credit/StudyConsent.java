package village.api.credit;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;

/**
 * Nothing a member does here himself (lessons, quizzes, signing, handing in) is recorded before he agreed to how that is
 * done, and nothing after he took it back. What his branch writes down of him is the Party's own record of its members'
 * education (党员教育档案), kept by office and not by consent: he reads all of it and may appeal.
 */
public final class StudyConsent {
    private final Consents consents;

    public StudyConsent(Consents consents) {
        this.consents = consents;
    }

    /** Completes empty where he agreed; refuses else ({@code credit.consent-required}). */
    public Mono<Void> require(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(consents::of)
                .filter(given -> given.contains(Consent.CREDIT))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_CONSENT_REQUIRED)))
                .then();
    }
}
