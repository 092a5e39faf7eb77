package village.wechat.account;

import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Writes to a follower of a public account when it is too late to reply with the callback itself (客服消息). */
public interface LateReplies {
    /** What became of a message. */
    enum Outcome {
        /** WeChat took it. */
        SENT,
        /** WeChat's window is closed or used up, or the follower wants nothing from us. */
        REFUSED,
        /** Nothing happened, and sending later may work. */
        TRY_LATER,
        /** It will never work: an unknown follower, or an account that may not. */
        IMPOSSIBLE,
        /** WeChat may have sent it, so it must not be sent again. */
        UNKNOWN
    }

    /**
     * Sends a text at most once.
     *
     * @param text not blank, at most 600 characters
     */
    Mono<Outcome> send(OpenId to, String text);
}
