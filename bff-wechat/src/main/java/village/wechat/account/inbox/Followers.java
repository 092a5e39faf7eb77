package village.wechat.account.inbox;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.notice.OpenReplyWindow;
import village.api.notice.ReplyWindows.Opening;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.account.AccountMessage.Location;

/** Notes that a follower did something that lets the account write to him. */
final class Followers {
    private final OpenReplyWindow openReplyWindow;

    Followers(OpenReplyWindow openReplyWindow) {
        this.openReplyWindow = openReplyWindow;
    }

    /** Never fails. */
    Mono<Void> active(AccountMessage message) {
        return Mono.justOrEmpty(opening(message.content()))
                .flatMap(by -> openReplyWindow.open(message.from(), by, message.at()));
    }

    /** Whether somebody who sends this waits for words. */
    static boolean waits(Content content) {
        return opening(content) != null;
    }

    private static @Nullable Opening opening(Content content) {
        if (content instanceof Location place) {
            return place.chosen() ? Opening.MESSAGE : null;
        }
        if (content instanceof AccountMessage.Text
                || content instanceof AccountMessage.Voice
                || content instanceof AccountMessage.Picture) {
            return Opening.MESSAGE;
        }
        var act = content instanceof AccountMessage.Followed
                || content instanceof AccountMessage.Scanned
                || content instanceof AccountMessage.MenuClicked;
        return act ? Opening.ACT : null;
    }
}
