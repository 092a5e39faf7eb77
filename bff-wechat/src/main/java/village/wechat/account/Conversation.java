package village.wechat.account;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Answers a follower of a public account. */
public interface Conversation {
    /**
     * Takes a message and says what to reply.
     *
     * <p>Called once for each message that was kept, by one instance at a time; called again only when an earlier
     * attempt failed or its instance died before it could write down the reply, so acts must claim
     * {@code key} as their idempotency key.
     *
     * @param key stands for this message for good
     * @return a text of at most 600 characters; an empty optional says nothing
     */
    Mono<Optional<String>> answer(AccountMessage message, String key);
}
