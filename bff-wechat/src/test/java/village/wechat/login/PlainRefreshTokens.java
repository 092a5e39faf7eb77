package village.wechat.login;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Session;
import village.api.identity.session.RefreshToken;
import village.api.identity.session.RefreshTokens;

/** Refresh tokens that say openly what they mean. */
final class PlainRefreshTokens implements RefreshTokens {
    @Override
    public RefreshToken make(Session.Id session, int generation) {
        return new RefreshToken(session, generation, session + "_" + generation);
    }

    @Override
    public RefreshToken read(String text) {
        var parts = text.split("_", -1);
        if (parts.length != 2) {
            throw Refusal.of(Reason.SESSION_REFRESH_INVALID);
        }
        return make(new Session.Id(UUID.fromString(parts[0])), Integer.parseInt(parts[1]));
    }

    @Override
    public byte[] hash(RefreshToken token) {
        return token.text().getBytes(StandardCharsets.UTF_8);
    }
}
