package village.api.notice;

import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/**
 * How long and how often a public account may still write to a follower: WeChat opens a window with each thing he does
 * (five messages in 48 hours after a message of his; three in a minute after a click, follow or scan).
 */
public interface ReplyWindows {
    /** What opened the window. */
    enum Opening {
        MESSAGE,
        ACT
    }

    /** Notes that a follower did something; a newer time wins, and repeating it changes nothing. */
    Mono<Void> opened(OpenId follower, Opening by, Instant at);
}
