package village.api.webhook;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;

/** What became of the messages. Kept for a while after they ended. */
public interface Deliveries {
    /** The messages of a webhook, newest first. */
    Mono<Page<Delivery, Delivery.Id>> page(
            Webhook.Id webhook, Optional<Delivery.State> state, int limit, Optional<Delivery.Id> after);

    /** The messages of all webhooks in one state, newest first. */
    Mono<Page<Sent, Delivery.Id>> all(Delivery.State state, int limit, Optional<Delivery.Id> after);

    /** Lets a webhook's parked messages be tried again at once, with all their attempts; how many there were. */
    Mono<Long> replayParked(Webhook.Id webhook);

    /**
     * Sends again what a webhook was given since then, and all that was given up on, under the same ids and in order; how
     * many there are.
     *
     * @param since by when the message was made
     * @param most how many of what arrived at most, oldest first
     */
    Mono<Long> replaySince(Webhook.Id webhook, Instant since, int most);

    /**
     * Lets one parked message be tried again at once; false if it is not parked. Noted in the audit. Refuses one of a webhook
     * that gets nothing any more ({@code webhook.ended}): it would never be sent.
     */
    Mono<Boolean> replay(Delivery.Id id);

    /**
     * A message with whom it is for, as operators see it.
     *
     * @param host the address without its path
     */
    record Sent(Delivery delivery, String client, String host) {}
}
