package village.api.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.binding.Consent;
import village.api.identity.binding.GiveConsent;
import village.api.identity.binding.InMemoryConsents;
import village.api.identity.binding.WithdrawConsent;

class StudyConsentTest {
    private final InMemoryConsents consents = new InMemoryConsents();
    private final StudyConsent consent = new StudyConsent(consents);
    private final GiveConsent give = new GiveConsent(consents, Clock.systemUTC());
    private final WithdrawConsent withdraw = new WithdrawConsent(consents, Clock.systemUTC());
    private final Actor member = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())),
            Optional.empty(),
            Set.of(Role.PARTY_MEMBER),
            Optional.empty(),
            Set.of());

    @Test
    void nothingIsKeptBeforeHeAgreedNorAfterHeTookItBack() {
        refused(() -> consent.require(member).block(), Reason.CREDIT_CONSENT_REQUIRED);
        give.give(member, Consent.PRIVACY).block();
        refused(() -> consent.require(member).block(), Reason.CREDIT_CONSENT_REQUIRED);
        give.give(member, Consent.CREDIT).block();
        assertThat(consent.require(member).blockOptional()).isEmpty();
        withdraw.withdraw(member, "credit").block();
        refused(() -> consent.require(member).block(), Reason.CREDIT_CONSENT_REQUIRED);
        assertThat(consents.of(member.requirePerson()).block()).containsExactly(Consent.PRIVACY);
    }

    @Test
    void thePrivacyNoticeIsTakenBackByLeaving() {
        refused(() -> withdraw.withdraw(member, "privacy").block(), Reason.CONSENT_NEEDED);
        refused(() -> withdraw.withdraw(member, "else").block(), Reason.CONSENT_UNKNOWN);
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
