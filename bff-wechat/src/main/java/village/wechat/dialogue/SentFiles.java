package village.wechat.dialogue;

import java.nio.ByteBuffer;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** What followers send in a chat, to be fetched from WeChat within three days. */
public interface SentFiles {
    /** Fetches a recording or photo. Says what became of it and never fails because WeChat does. */
    Mono<Answer> fetch(OpenId follower, String mediaId);

    /** What became of it. */
    sealed interface Answer {}

    /** @param content to be read once */
    record File(ByteBuffer content) implements Answer {}

    /** Why there is no file. */
    enum Missing implements Answer {
        /** WeChat does not answer as it should; asking later may work. */
        NOT_NOW,
        /** WeChat does not have it, or no longer. */
        GONE,
        /** Larger than anything we keep. */
        TOO_LARGE,
        /** The account has no right to fetch at all. */
        DENIED
    }
}
