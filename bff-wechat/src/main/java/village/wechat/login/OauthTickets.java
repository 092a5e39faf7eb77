package village.wechat.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import village.api.Fingerprints;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.session.SignIn;

/** What a browser carries to WeChat's authorize page and back: signed, for one account, one return path, ten minutes. */
final class OauthTickets {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int PARTS = 5;

    private final Fingerprints fingerprints;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OauthTickets(Fingerprints fingerprints, Clock clock) {
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /**
     * One journey.
     *
     * @param state what WeChat hands back
     * @param back where the browser wants to go then
     */
    record Ticket(String state, String appId, String back, Instant expiresAt) {
        SignIn.Journey journey() {
            return new SignIn.Journey(appId, state, expiresAt);
        }
    }

    Ticket issue(String appId, String back) {
        var state = new byte[18];
        random.nextBytes(state);
        return new Ticket(
                Base64.getUrlEncoder().withoutPadding().encodeToString(state),
                appId,
                back,
                clock.instant().plus(LIFE));
    }

    /** As the cookie holds it. */
    String seal(Ticket ticket) {
        var body = String.join(
                ".",
                ticket.state(),
                ticket.appId(),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ticket.back().getBytes(StandardCharsets.UTF_8)),
                Long.toString(ticket.expiresAt().getEpochSecond()));
        return body + "." + sign(body);
    }

    /** Refuses a ticket that is not ours, has run out, or belongs to another journey. */
    Ticket open(String sealed, String state) {
        var parts = sealed.split("\\.", -1);
        var end = sealed.lastIndexOf('.');
        if (parts.length != PARTS || !same(sign(sealed.substring(0, end)), parts[4]) || !same(parts[0], state)) {
            throw Refusal.of(Reason.SESSION_STATE_INVALID);
        }
        var expiresAt = Instant.ofEpochSecond(Long.parseLong(parts[3]));
        if (expiresAt.isBefore(clock.instant())) {
            throw Refusal.of(Reason.SESSION_STATE_INVALID);
        }
        var back = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
        return new Ticket(parts[0], parts[1], back, expiresAt);
    }

    private String sign(String body) {
        return fingerprints.of(("oauth\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
