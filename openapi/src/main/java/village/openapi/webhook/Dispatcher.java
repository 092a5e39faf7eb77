package village.openapi.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import village.api.Unavailable;
import village.api.event.feed.Views;
import village.api.webhook.Webhook;
import village.openapi.webhook.Gate.Sifted;
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
    /** Webhooks whose messages are claimed at the same time, where each is alone. */
    private static final int AT_ONCE = 8;

    private static final String GONE = "410";
    /** How often an ending is noted again that found no database. */
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Outbox outbox;
    private final Gate gate;
    private final Sender sender;
    private final RetrySchedule schedule;
    private final Terms terms;
    private final Clock clock;
    private final ConcurrentMap<Webhook.Id, Backlog> backlogs = new ConcurrentHashMap<>();
    private volatile Runnable freed = () -> {};

    public Dispatcher(Outbox outbox, Views views, Sender sender, RetrySchedule schedule, Terms terms, Clock clock) {
        this.outbox = outbox;
        this.gate = new Gate(views);
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
        return outbox.due().flatMap(this::begin).thenReturn(false);
    }

    private Mono<Void> begin(List<Webhook.Id> due) {
        var room = new LinkedHashMap<Webhook.Id, Integer>();
        for (var webhook : due) {
            var free = backlog(webhook).reserve();
            if (free > 0) {
                room.put(webhook, free);
            }
        }
        return room.isEmpty() ? Mono.empty() : claim(room).onErrorResume(failure -> eachAlone(room, failure));
    }

    private Backlog backlog(Webhook.Id webhook) {
        return backlogs.computeIfAbsent(
                webhook, any -> new Backlog(terms.atOnce(), terms.lease().minus(sender.patience())));
    }

    /** One that cannot be looked after takes nothing from another. */
    private Mono<Void> eachAlone(Map<Webhook.Id, Integer> room, Throwable together) {
        if (together instanceof Unavailable) {
            room.forEach((webhook, free) -> backlog(webhook).claimed(free, List.of(), 0, 0));
            return Mono.error(together);
        }
        return Flux.fromIterable(room.entrySet())
                .flatMap(
                        one -> claim(Map.of(one.getKey(), one.getValue())).onErrorResume(failure -> {
                            LOG.error("webhook {} could not be looked after", one.getKey(), failure);
                            backlog(one.getKey()).claimed(one.getValue(), List.of(), 0, 0);
                            return Mono.empty();
                        }),
                        AT_ONCE)
                .then();
    }

    private Mono<Void> claim(Map<Webhook.Id, Integer> room) {
        return Mono.defer(() -> {
            var before = System.nanoTime();
            return outbox.claim(room, terms.lease())
                    .flatMap(gate::sift)
                    .doOnNext(sifted -> begin(room, sifted, before))
                    .then();
        });
    }

    private void begin(Map<Webhook.Id, Integer> room, Sifted sifted, long before) {
        var now = System.nanoTime();
        var byWebhook = sifted.may().stream().collect(Collectors.groupingBy(Claim::webhook));
        room.forEach((webhook, free) ->
                backlog(webhook).claimed(free, byWebhook.getOrDefault(webhook, List.of()), before, now));
        byWebhook.keySet().forEach(webhook -> send(backlog(webhook)));
        withhold(sifted.withheld());
    }

    private void send(Backlog backlog) {
        for (var next = backlog.next(System.nanoTime()); next.isPresent(); next = backlog.next(System.nanoTime())) {
            send(backlog, next.get());
        }
        var doubtful = backlog.doubtful(System.nanoTime());
        if (!doubtful.isEmpty()) {
            lookAgain(backlog, doubtful);
        }
    }

    /**
     * What was claimed ahead and waited is sent only if it still may be: the webhook may be gone, or its client not
     * know of it any more. What nobody can look at is left to its lease.
     */
    private void lookAgain(Backlog backlog, List<Claim> doubtful) {
        outbox.standing(doubtful.get(0).webhook())
                .flatMap(now -> gate.sift(doubtful, now))
                .defaultIfEmpty(new Sifted(List.of(), List.of()))
                .onErrorResume(failure -> {
                    LOG.error(
                            "webhook {} could not be looked at again",
                            doubtful.get(0).webhook(),
                            failure);
                    return Mono.just(new Sifted(List.of(), List.of()));
                })
                .subscribe(sifted -> {
                    backlog.looked(doubtful, sifted.may(), System.nanoTime());
                    withhold(sifted.withheld());
                    send(backlog);
                });
    }

    /** The next of its subject is due at once. */
    private void withhold(List<Claim> claims) {
        claims.forEach(claim -> noted(claim, Attempt.NONE, Verdict.of(What.WITHHELD))
                .doFinally(signal -> freed.run())
                .subscribe(
                        done -> {},
                        failure -> LOG.error("{} could not be noted", claim, failure),
                        () -> LOG.info("{} is not for webhook {} any more", claim, claim.webhook())));
    }

    /** The next is on its way before this one is noted. */
    private void send(Backlog backlog, Claim claim) {
        sender.send(claim)
                .doOnNext(attempt -> {
                    backlog.sent(arrived(attempt), attempt.took());
                    if (gone(attempt)) {
                        backlog.gone();
                    }
                    send(backlog);
                })
                .flatMap(attempt -> noted(claim, attempt, verdict(claim, attempt)))
                .doFinally(signal -> {
                    backlog.noted();
                    if (backlog.wanting()) {
                        freed.run();
                    }
                })
                .subscribe(done -> {}, failure -> LOG.error("{} could not be noted", claim, failure));
    }

    /** What stays unnoted is sent again when its lease is over. */
    private Mono<Void> noted(Claim claim, Attempt attempt, Verdict verdict) {
        return Mono.defer(() -> outbox.ended(claim, attempt, verdict))
                .retryWhen(Retry.backoff(TRIES, PAUSE).filter(Unavailable.class::isInstance));
    }

    private static boolean arrived(Attempt attempt) {
        return attempt.outcome().length() == 3 && attempt.outcome().charAt(0) == '2';
    }

    private static boolean gone(Attempt attempt) {
        return attempt.outcome().equals(GONE);
    }

    private Verdict verdict(Claim claim, Attempt attempt) {
        if (arrived(attempt)) {
            return Verdict.of(What.ARRIVED);
        }
        if (gone(attempt)) {
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
