package village.api.identity.session;

import village.api.identity.Session;

/**
 * Makes and reads refresh tokens. The token of a session's generation is always the same, so that an answer lost on the
 * way can be given again.
 */
public interface RefreshTokens {
    /** @param generation from 1, one more with each refresh */
    RefreshToken make(Session.Id session, int generation);

    /** Reads a token this installation made. Refuses any other: {@code session.refresh-invalid}. */
    RefreshToken read(String text);

    /** What is kept of a token. */
    byte[] hash(RefreshToken token);
}
