package village.api.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes and reads the short-lived tokens that say who is signed in. They need no store, so they work when parts fail. */
public interface AccessTokens {
    /** Makes a token that is good from now on for the face's time, or until the session ends if that is sooner. */
    Issued issue(Session session);

    /**
     * Reads a token this installation made for this face. Refuses everything else: {@code session.expired} for a good
     * token past its time, {@code session.invalid} for the rest.
     */
    Access read(Face face, String token);

    /**
     * A fresh token.
     *
     * @param life how long it is good
     */
    record Issued(String token, Duration life) {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /**
     * What a good token says.
     *
     * @param appId the WeChat account the person came through
     * @param issuedAt to the second
     */
    record Access(Person.Id person, Session.Id session, Optional<String> appId, Instant issuedAt) {}
}
