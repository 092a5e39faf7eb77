package village.api.notice.channel;

import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Sends a public account's messages to a follower (客服消息). Never repeats a send by itself. */
public interface CustomerMessages {
    /** What WeChat takes in one text, in bytes of UTF-8, with room to spare. */
    int MAX_BYTES = 2000;

    /** Completes with what became of the message; never fails for an answer WeChat gave. */
    Mono<Outcome> send(OpenId follower, String text);

    /** One message; the text may hold a link on a line of its own. */
    record Message(OpenId to, String text) implements Letter {
        @Override
        public Channel channel() {
            return Channel.CUSTOMER;
        }
    }
}
