package village.wechat.account.parked;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;

/** Letters of followers that were given up. What is in them is nobody's business here. */
public interface ParkedLetters {
    /**
     * One of them.
     *
     * @param appId the account it came to
     * @param cause why it was given up
     * @param since when
     */
    record Parked(UUID id, String appId, Cause cause, Instant receivedAt, Instant since) {}

    /** Why a letter was given up. */
    enum Cause {
        /** Its seal cannot be opened: a key is missing, or the row was damaged. */
        UNREADABLE,
        /** Answering it failed again and again. */
        UNANSWERED,
        /** There is a reply; WeChat was away for too long, or takes no more messages for this follower at present. */
        UNSENT,
        /** There is a reply, and WeChat said that it will never work: it knows no such follower, or the account may not. */
        UNDELIVERABLE,
        /** There is a reply, and WeChat was silent when it was sent: it may have arrived or not, so that nobody repeats it unasked. */
        UNCERTAIN
    }

    /** A page of them in an order that stays. */
    Mono<Page<Parked, UUID>> page(int limit, Optional<UUID> after);

    /**
     * Lets a letter be tried again at once, with all its attempts, and notes who wanted it. A reply that is there is sent;
     * else the letter is answered. Completes with false if it is not among them.
     */
    Mono<Boolean> replay(UUID id);
}
