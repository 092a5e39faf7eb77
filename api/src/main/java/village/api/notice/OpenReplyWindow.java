package village.api.notice;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.ReplyWindows.Opening;

/** A follower did something, so that his account may write to him for a while. Nothing waits long for it or fails by it. */
public final class OpenReplyWindow {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ReplyWindows windows;

    public OpenReplyWindow(ReplyWindows windows) {
        this.windows = windows;
    }

    /** Never fails: a window that was not noted costs a message, not the follower's own. */
    public Mono<Void> open(OpenId follower, Opening by, Instant at) {
        return Mono.defer(() -> windows.opened(follower, by, at))
                .timeout(PATIENCE)
                .onErrorComplete();
    }
}
