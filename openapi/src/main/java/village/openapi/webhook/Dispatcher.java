package village.openapi.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.webhook.Webhook;
import village.openapi.webhook.Outbox.Attempt;
import village.openapi.webhook.Outbox.Claim;
import village.openapi.webhook.Outbox.Verdict;
import village.openapi.webhook.Outbox.Verdict.What;

/**
 * Sends what is due. Each receiver has a few sendings at a time and no more, so that one who does not answer holds up
 * nobody else; a sending never holds up a turn.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Webhooks whose messages are claimed at the same time. */
    private static final int AT_ONCE = 8;

    private static final String GONE = "410";

    private final Outbox outbox;
    private final Sender sender;
    private final RetrySchedule schedule;
    private final Terms terms;
    private final Clock clock;
    private final ConcurrentMap<Webhook.Id, Semaphore> bulkheads = new ConcurrentHashMap<>();
    private volatile Runnable freed = () -> {};

    public Dispatcher(Outbox outbox, Sender sender, RetrySchedule schedule, Terms terms, Clock clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.schedule = schedule;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * @param atOnce how many messages a receiver gets at once from one instance
     * @param lease how long a sending belongs to this instance; longer than the sender's patience
     */
    public record Terms(int atOnce, Duration lease) {}

    /** Lets somebody know that there may be more to do. */
    public void whenFreed(Runnable listener) {
        freed = listener;
    }

    /** Begins to send as much of what is due as its receivers may have now; false, as the end of a sending tells of more. */
    public Mono<Boolean> turn() {
        return outbox.due()
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::begin, AT_ONCE)
                .then(Mono.just(false));
    }

    private Mono<Void> begin(Webhook.Id webhook) {
        var bulkhead = bulkheads.computeIfAbsent(webhook, any -> new Semaphore(terms.atOnce()));
        var free = bulkhead.drainPermits();
        if (free == 0) {
            return Mono.empty();
        }
        var begun = new AtomicBoolean();
        return outbox.claim(webhook, free, terms.lease())
                .doOnNext(claims -> {
                    begun.set(true);
                    begin(claims, free, bulkhead);
                })
                .doFinally(signal -> {
                    if (!begun.get()) {
                        bulkhead.release(free);
                    }
                })
                .then()
                .onErrorResume(failure -> {
                    LOG.error("webhook {} could not be looked after", webhook, failure);
                    return Mono.empty();
                });
    }

    private void begin(List<Claim> claims, int free, Semaphore bulkhead) {
        bulkhead.release(free - claims.size());
        claims.forEach(claim -> sender.send(claim)
                .flatMap(attempt -> outbox.ended(claim, attempt, verdict(claim, attempt)))
                .doFinally(signal -> {
                    bulkhead.release();
                    freed.run();
                })
                .subscribe(done -> {}, failure -> LOG.error("{} could not be noted", claim, failure)));
    }

    private Verdict verdict(Claim claim, Attempt attempt) {
        if (attempt.outcome().matches("2[0-9][0-9]")) {
            return Verdict.of(What.ARRIVED);
        }
        if (attempt.outcome().equals(GONE)) {
            LOG.warn("webhook {} is gone and gets nothing any more", claim.webhook());
            return Verdict.of(What.GONE);
        }
        var since = claim.failingSince()
                .map(first -> Duration.between(first, clock.instant()))
                .orElse(Duration.ZERO);
        var wait = schedule.after(
                claim.failures() + 1, since, ThreadLocalRandom.current().nextDouble());
        if (wait.isEmpty()) {
            LOG.error("webhook {} parks {}: {}", claim.webhook(), claim.delivery(), attempt.outcome());
        }
        return new Verdict(wait.isPresent() ? What.AGAIN : What.PARK, wait);
    }
}
