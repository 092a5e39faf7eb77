package village.api.notice.channel;

import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Sends mini-program subscribe messages (订阅消息). Never repeats a send by itself. */
public interface SubscribeMessages {
    /** Completes with what became of the message; never fails for an answer WeChat gave. */
    Mono<Receipt> send(Message message);

    /**
     * One message.
     *
     * @param templateId WeChat's template
     * @param page the mini-program page to open, with query
     * @param data template field to text; {@code thing} fields hold at most 20 characters
     */
    record Message(OpenId to, String templateId, String page, Map<String, String> data) implements Letter {
        public Message {
            data = Map.copyOf(data);
        }

        @Override
        public Channel channel() {
            return Channel.SUBSCRIBE;
        }
    }
}
