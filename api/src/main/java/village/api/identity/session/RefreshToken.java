package village.api.identity.session;

import village.api.identity.Session;

/**
 * Keeps a session alive when the access token has run out. Good once.
 *
 * @param text as the client keeps it
 */
public record RefreshToken(Session.Id session, int generation, String text) {
    @Override
    public String toString() {
        return "RefreshToken[" + session + ", " + generation + ", ***]";
    }
}
