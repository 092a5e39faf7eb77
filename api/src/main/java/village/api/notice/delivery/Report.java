package village.api.notice.delivery;

import java.util.Optional;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;

/**
 * What WeChat tells afterwards of a message it had taken.
 *
 * @param messageId WeChat's name of the message, unique in its account
 * @param templateId of a subscribe message; empty for a template message, of which WeChat does not tell it
 * @param outcome {@code SENT}: it arrived; {@code REFUSED}: the person takes no such messages; {@code TRY_LATER}: it did not
 *     arrive, and he has no part in that
 */
public record Report(OpenId to, String messageId, Optional<String> templateId, Outcome outcome) {
    public Report {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId: blank (expected: WeChat's name of the message)");
        }
        switch (outcome) {
            case SENT, REFUSED, TRY_LATER -> {}
            case NO_WINDOW, IMPOSSIBLE, UNKNOWN ->
                throw new IllegalArgumentException("outcome: " + outcome + " (expected: SENT, REFUSED or TRY_LATER)");
        }
    }
}
