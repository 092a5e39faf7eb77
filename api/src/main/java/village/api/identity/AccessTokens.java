package village.api.identity;

import java.time.Duration;
import java.time.Instant;

/** Makes and reads the short-lived tokens that say who is signed in. They need no store, so they work when parts fail. */
public interface AccessTokens {
    /** Makes a token that is good from now on for the face's time. */
    Issued issue(Face face, Session.Id session, Person.Id person);

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
     * @param issuedAt to the second
     */
    record Access(Person.Id person, Session.Id session, Instant issuedAt) {}
}
