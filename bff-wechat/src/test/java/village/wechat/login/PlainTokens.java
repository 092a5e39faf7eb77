package village.wechat.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;

/** Tokens that say openly what they mean, for tests of what happens around them. */
public final class PlainTokens implements AccessTokens {
    private final Clock clock;

    public PlainTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Issued issue(Session session) {
        return new Issued(at(session, clock.instant()), Duration.ofMinutes(15));
    }

    /** A token issued at another time. */
    String at(Session session, Instant issuedAt) {
        return String.join(
                "_",
                session.face().name(),
                session.id().toString(),
                session.person().toString(),
                session.appId().orElse("-"),
                "" + issuedAt.getEpochSecond());
    }

    @Override
    public Access read(Face face, String token) {
        if (token.equals("expired")) {
            throw Refusal.of(Reason.SESSION_EXPIRED);
        }
        var parts = token.split("_", -1);
        if (parts.length != 5 || !parts[0].equals(face.name())) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return new Access(
                new Person.Id(UUID.fromString(parts[2])),
                new Session.Id(UUID.fromString(parts[1])),
                Optional.of(parts[3]).filter(app -> !app.equals("-")),
                Instant.ofEpochSecond(Long.parseLong(parts[4])));
    }
}
