package village.wechat.login;

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
    @Override
    public Issued issue(Session session) {
        return new Issued(session.face() + "." + session.id() + "." + session.person(), Duration.ofMinutes(15));
    }

    @Override
    public Access read(Face face, String token) {
        if (token.equals("expired")) {
            throw Refusal.of(Reason.SESSION_EXPIRED);
        }
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(face.name())) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return new Access(
                new Person.Id(UUID.fromString(parts[2])),
                new Session.Id(UUID.fromString(parts[1])),
                Optional.empty(),
                Instant.now());
    }
}
