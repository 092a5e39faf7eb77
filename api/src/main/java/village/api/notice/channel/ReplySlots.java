package village.api.notice.channel;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.ReplyWindows;

/** The messages a public account may still write to a follower, taken one by one. */
public interface ReplySlots extends ReplyWindows {
    /** @return how long what the follower did keeps a window open; at its end it is closed */
    static Duration span(Opening by) {
        return by == Opening.MESSAGE ? Duration.ofHours(48) : Duration.ofMinutes(1);
    }

    /** @return how many messages go through that window */
    static int most(Opening by) {
        return by == Opening.MESSAGE ? 5 : 3;
    }

    /** Takes one, from the window that closes first; empty if none is open with one left. Exact however many take at once. */
    Mono<Slot> take(OpenId follower, Instant now);

    /** Puts back one that was certainly not used; not when its window is another one by now or was shut since. */
    Mono<Void> giveBack(Slot slot);

    /** WeChat says that nothing goes through any more: shuts the windows that were open when the slot was taken. */
    Mono<Void> shut(Slot slot, Instant at);

    /** One message that may be sent. */
    record Slot(OpenId follower, Opening by, Instant takenAt) {}
}
