package village.api.notice;

import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Sends mini-program subscribe messages (订阅消息). Never repeats a send by itself. */
public interface SubscribeMessages {
    /** Completes with what became of the message; never fails for an answer WeChat gave. */
    Mono<Outcome> send(Message message);

    /**
     * One message.
     *
     * @param templateId WeChat's template
     * @param page the mini-program page to open, with query
     * @param data template field to text; {@code thing} fields hold at most 20 characters
     */
    record Message(OpenId to, String templateId, String page, Map<String, String> data) {
        public Message {
            data = Map.copyOf(data);
        }
    }

    /** What became of a message. */
    enum Outcome {
        SENT,
        /** 43101: the user did not allow it or used his consent up. */
        REFUSED,
        /** Certainly not sent; asking later may work (busy, token, quota, not reached). */
        TRY_LATER,
        /** Certainly not sent and never will be (bad template, bad data, unknown user). */
        IMPOSSIBLE,
        /** Perhaps sent. Never send again. */
        UNKNOWN
    }
}
