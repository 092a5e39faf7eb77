package village.api.notice.channel;

import java.util.Optional;

/**
 * What became of a message when it was handed to WeChat.
 *
 * @param messageId how WeChat names it when it reports afterwards; empty unless it was taken, and where WeChat named none
 */
public record Receipt(Outcome outcome, Optional<String> messageId) {
    public static Receipt of(Outcome outcome) {
        return new Receipt(outcome, Optional.empty());
    }

    /** WeChat took it, and reports by that name whether it arrived. */
    public static Receipt sent(String messageId) {
        return new Receipt(Outcome.SENT, Optional.of(messageId));
    }
}
