package village.api.notice.channel;

import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Sends template messages of a certified 服务号 (模板消息). Never repeats a send by itself. */
public interface TemplateMessages {
    /** Completes with what became of the message; never fails for an answer WeChat gave. */
    Mono<Receipt> send(Message message);

    /**
     * One message.
     *
     * @param url the page to open; empty for none
     * @param data template field to text
     */
    record Message(OpenId to, String templateId, String url, Map<String, String> data) implements Letter {
        public Message {
            data = Map.copyOf(data);
        }

        @Override
        public Channel channel() {
            return Channel.TEMPLATE;
        }
    }
}
