package village.api.webhook;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;

/** The twin: as atomic as the tables. Nobody sends: messages are put as they are to be. */
public final class InMemoryDeliveries implements Deliveries {
    private static final Comparator<Delivery> NEWEST_FIRST = Comparator.<Delivery, String>comparing(
                    delivery -> delivery.id().toString())
            .reversed();

    private final Map<UUID, Kept> all = new TreeMap<>(Comparator.comparing(UUID::toString));
    private final Set<Webhook.Id> ended = new HashSet<>();

    private record Kept(Delivery delivery, String client, String host) {
        Kept in(Delivery.State state) {
            var old = delivery;
            var again = new Delivery(
                    old.id(),
                    old.webhook(),
                    old.type(),
                    old.subjectKind(),
                    old.subject(),
                    old.sequence(),
                    state,
                    old.attempts(),
                    old.recent(),
                    old.last(),
                    old.createdAt(),
                    Optional.empty(),
                    Optional.empty());
            return new Kept(again, client, host);
        }
    }

    /** Puts a message, with whom it is for. */
    public synchronized void put(Delivery delivery, String client, String host) {
        all.put(delivery.id().value(), new Kept(delivery, client, host));
    }

    /** Nothing is sent to a webhook any more. */
    public synchronized void end(Webhook.Id webhook) {
        ended.add(webhook);
    }

    private Stream<Kept> newestFirst(Predicate<Delivery> wanted) {
        return all.values().stream()
                .filter(kept -> wanted.test(kept.delivery()))
                .sorted(Comparator.comparing(Kept::delivery, NEWEST_FIRST));
    }

    private static boolean before(Delivery delivery, Optional<Delivery.Id> after) {
        return after.filter(last -> delivery.id().toString().compareTo(last.toString()) >= 0)
                .isEmpty();
    }

    @Override
    public Mono<Page<Delivery, Delivery.Id>> page(
            Webhook.Id webhook, Optional<Delivery.State> state, int limit, Optional<Delivery.Id> after) {
        return Mono.fromSupplier(() -> Page.of(of(webhook, state, limit, after), limit, Delivery::id));
    }

    private synchronized List<Delivery> of(
            Webhook.Id webhook, Optional<Delivery.State> state, int limit, Optional<Delivery.Id> after) {
        return newestFirst(one -> one.webhook().equals(webhook)
                        && state.filter(wanted -> wanted != one.state()).isEmpty()
                        && before(one, after))
                .limit(limit + 1L)
                .map(Kept::delivery)
                .map(this::withNext)
                .toList();
    }

    /** Only the first of its subject is tried. */
    private Delivery withNext(Delivery one) {
        var first = one.state() == Delivery.State.WAITING
                && newestFirst(other -> other.webhook().equals(one.webhook())
                                && other.subject().equals(one.subject())
                                && other.state() != Delivery.State.DELIVERED
                                && other.sequence() < one.sequence())
                        .findAny()
                        .isEmpty();
        return new Delivery(
                one.id(),
                one.webhook(),
                one.type(),
                one.subjectKind(),
                one.subject(),
                one.sequence(),
                one.state(),
                one.attempts(),
                one.recent(),
                one.last(),
                one.createdAt(),
                first ? Optional.of(one.createdAt()) : Optional.empty(),
                one.endedAt());
    }

    @Override
    public Mono<Page<Sent, Delivery.Id>> all(Delivery.State state, int limit, Optional<Delivery.Id> after) {
        return Mono.fromSupplier(() ->
                Page.of(sent(state, limit, after), limit, one -> one.delivery().id()));
    }

    private synchronized List<Sent> sent(Delivery.State state, int limit, Optional<Delivery.Id> after) {
        return newestFirst(one -> one.state() == state && before(one, after))
                .limit(limit + 1L)
                .map(kept -> new Sent(withNext(kept.delivery()), kept.client(), kept.host()))
                .toList();
    }

    @Override
    public Mono<Long> replayParked(Webhook.Id webhook) {
        return Mono.fromSupplier(() -> again(parked(webhook), Integer.MAX_VALUE));
    }

    private static Predicate<Delivery> parked(Webhook.Id webhook) {
        return one -> one.webhook().equals(webhook) && one.state() == Delivery.State.PARKED;
    }

    @Override
    public Mono<Long> replaySince(Webhook.Id webhook, Instant since, int most) {
        return Mono.fromSupplier(() -> since(webhook, since, most));
    }

    private synchronized long since(Webhook.Id webhook, Instant since, int most) {
        var arrived = again(
                one -> one.webhook().equals(webhook)
                        && one.state() == Delivery.State.DELIVERED
                        && !one.createdAt().isBefore(since),
                most);
        return arrived + again(parked(webhook), Integer.MAX_VALUE);
    }

    private synchronized long again(Predicate<Delivery> which, int most) {
        var chosen = newestFirst(which)
                .sorted(Comparator.comparing(kept -> kept.delivery().sequence()))
                .limit(most)
                .toList();
        chosen.forEach(kept -> all.put(kept.delivery().id().value(), kept.in(Delivery.State.WAITING)));
        return chosen.size();
    }

    @Override
    public Mono<Boolean> replay(Delivery.Id id) {
        return Mono.fromSupplier(() -> opened(one -> one.id().equals(id) && one.state() == Delivery.State.PARKED));
    }

    private synchronized boolean opened(Predicate<Delivery> parked) {
        if (newestFirst(parked).anyMatch(kept -> ended.contains(kept.delivery().webhook()))) {
            throw Refusal.of(Reason.WEBHOOK_ENDED);
        }
        return again(parked, 1) == 1;
    }
}
