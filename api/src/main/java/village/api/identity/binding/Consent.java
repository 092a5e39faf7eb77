package village.api.identity.binding;

import java.util.List;
import village.api.Reason;
import village.api.Refusal;

/** A document somebody agreed to, in one version. */
public record Consent(String document, String version) {
    /** The privacy notice in force. */
    public static final Consent PRIVACY = new Consent("privacy", "2026-11");

    /** How the study of Party members is kept, and who sees it: since 2026-12 the words name whom the township keeps. */
    public static final Consent CREDIT = new Consent("credit", "2026-12");

    private static final List<Consent> PUBLISHED = List.of(PRIVACY, CREDIT);

    /** Refuses a document nobody ever published. */
    public Consent requirePublished() {
        if (!PUBLISHED.contains(this)) {
            throw Refusal.of(Reason.CONSENT_UNKNOWN);
        }
        return this;
    }
}
