package village.api.disclosure.question;

import java.time.Instant;
import java.util.Optional;
import village.api.identity.Person;

/**
 * Whoever asked wants the township to look at why his question was withheld.
 *
 * @param upheld that the township finds the withholding right; empty while it has not looked
 */
public record Objection(Instant at, Optional<Upholding> upheld) {

    /** @param reason shown to the asker */
    public record Upholding(String reason, Person.Id by, Instant at) {
        public Upholding {
            reason = Question.Withholding.explained(reason);
        }
    }
}
