package village.api.inquiry.expert;

import java.nio.charset.StandardCharsets;
import village.api.Fingerprints;
import village.api.identity.login.Chance;

/** What an invitation is opened with; only its hash is kept. */
public final class InvitationSecrets {
    private final Chance chance;
    private final Fingerprints fingerprints;

    public InvitationSecrets(Chance chance, Fingerprints fingerprints) {
        this.chance = chance;
        this.fingerprints = fingerprints;
    }

    String draw() {
        return chance.secret();
    }

    String hash(String secret) {
        return fingerprints.of(("inquiry-invitation\n" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
