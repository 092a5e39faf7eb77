package village.api.notice.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.ReplyWindows.Opening;
import village.api.notice.channel.Channel;
import village.api.notice.channel.InMemoryReplySlots;
import village.api.notice.channel.InMemorySubscriptions;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.delivery.Delivery.State;

/** Deliveries in memory; as atomic as the table. */
public final class InMemoryDeliveries implements Deliveries {
    /**
     * A delivery as it is kept.
     *
     * @param of the notice or digest it is of
     * @param messageId WeChat's name of its message
     */
    private record Row(
            UUID of,
            Delivery delivery,
            Instant due,
            Optional<Opening> slot,
            Optional<String> messageId,
            boolean reported) {
        Row(UUID of, Delivery delivery, Instant due, Optional<Opening> slot) {
            this(of, delivery, due, slot, Optional.empty(), false);
        }

        Row with(Delivery now) {
            return new Row(of, now, due, slot, messageId, reported);
        }
    }

    private final InMemorySubscriptions subscriptions;
    private final InMemoryReplySlots slots;
    private final List<Row> rows = new ArrayList<>();
    private final Map<OpenId, Instant> refusing = new HashMap<>();

    public InMemoryDeliveries(InMemorySubscriptions subscriptions, InMemoryReplySlots slots) {
        this.subscriptions = subscriptions;
        this.slots = slots;
    }

    synchronized void add(UUID of, List<Delivery> deliveries) {
        deliveries.forEach(delivery -> rows.add(new Row(of, delivery, delivery.plannedAt(), Optional.empty())));
    }

    public synchronized List<Delivery> all() {
        return rows.stream().map(Row::delivery).toList();
    }

    /** Those of a notice or digest, in the order they are tried. */
    public synchronized List<Delivery> of(UUID post) {
        return rows.stream()
                .filter(row -> row.of().equals(post))
                .map(Row::delivery)
                .toList();
    }

    @Override
    public Mono<Delivery> begin(Instant now) {
        return Mono.defer(() -> Mono.justOrEmpty(begun(now)));
    }

    private synchronized Optional<Delivery> begun(Instant now) {
        var next = rows.stream()
                .filter(row ->
                        row.delivery().state() == State.PENDING && !row.due().isAfter(now))
                .min(Comparator.comparing(Row::due));
        return next.map(row -> begun(row, now));
    }

    private Delivery begun(Row row, Instant now) {
        return switch (row.delivery().letter().channel()) {
            case SUBSCRIBE -> {
                var message = (SubscribeMessages.Message) row.delivery().letter();
                yield subscriptions.spend(message.to(), message.templateId())
                        ? sending(row, Optional.empty(), now)
                        : refused(row, State.NO_CONSENT, now);
            }
            case CUSTOMER ->
                slots.taken(row.delivery().letter().to(), now)
                        .map(slot -> sending(row, Optional.of(slot.by()), now))
                        .orElseGet(() -> refused(row, State.NO_WINDOW, now));
            case TEMPLATE ->
                refuses(row.delivery().letter().to())
                        ? refused(row, State.REFUSED, now)
                        : sending(row, Optional.empty(), now);
        };
    }

    /** Until he does something in the account again. */
    private boolean refuses(OpenId follower) {
        return Optional.ofNullable(refusing.get(follower))
                .filter(since -> slots.heard(follower).filter(since::isBefore).isEmpty())
                .isPresent();
    }

    private Delivery sending(Row row, Optional<Opening> slot, Instant now) {
        var attempts = row.delivery().attempts() + 1;
        var begun =
                changed(row.delivery(), State.SENDING, attempts, row.delivery().plannedAt(), Optional.of(now));
        rows.set(rows.indexOf(row), new Row(row.of(), begun, row.due(), slot));
        return begun;
    }

    private Delivery refused(Row row, State state, Instant now) {
        var ended = changed(row.delivery(), state);
        rows.set(rows.indexOf(row), row.with(ended));
        nextChannel(row.of(), now);
        return ended;
    }

    private void nextChannel(UUID of, Instant now) {
        rows.stream()
                .filter(row -> row.of().equals(of) && row.delivery().state() == State.STANDBY)
                .findFirst()
                .ifPresent(row -> rows.set(
                        rows.indexOf(row), new Row(of, changed(row.delivery(), State.PENDING), now, Optional.empty())));
    }

    @Override
    public Mono<Boolean> end(Delivery attempt, Ending ending) {
        return Mono.fromSupplier(() -> ended(attempt, ending));
    }

    private synchronized boolean ended(Delivery attempt, Ending ending) {
        var row = rows.stream()
                .filter(one -> one.delivery().id().equals(attempt.id()))
                .filter(one -> one.delivery().attempts() == attempt.attempts())
                .filter(one -> EnumSet.of(State.SENDING, State.UNKNOWN)
                        .contains(one.delivery().state()))
                .findFirst();
        row.ifPresent(one -> {
            var due = ending.nextAttempt().orElse(one.due());
            rows.set(
                    rows.indexOf(one),
                    new Row(
                            one.of(),
                            changed(one.delivery(), ending.state()),
                            due,
                            one.slot(),
                            ending.messageId(),
                            false));
            over(one, attempt, ending);
        });
        return row.isPresent();
    }

    private void over(Row row, Delivery attempt, Ending ending) {
        settle(attempt, ending, row.slot());
        if (ending.state().definiteNo()) {
            nextChannel(row.of(), ending.at());
        }
    }

    synchronized Optional<Delivery> meant(Report report, Instant now) {
        var candidates = rows.stream()
                .filter(row -> row.delivery().letter().to().equals(report.to()))
                .filter(row -> named(row, report) || mayBe(row, report, now))
                .map(row -> new Reports.Candidate(row.delivery(), row.messageId()))
                .toList();
        return Reports.meant(report, candidates);
    }

    private static boolean named(Row row, Report report) {
        return row.messageId().filter(report.messageId()::equals).isPresent();
    }

    private static boolean mayBe(Row row, Report report, Instant now) {
        var delivery = row.delivery();
        return delivery.letter() instanceof SubscribeMessages.Message message
                && report.templateId().filter(message.templateId()::equals).isPresent()
                && row.messageId().isEmpty()
                && !row.reported()
                && EnumSet.of(State.SENDING, State.SENT, State.UNKNOWN).contains(delivery.state())
                && delivery.begunAt().orElseThrow().isAfter(now.minus(Reports.KEPT));
    }

    /** Whether the report ended an attempt once more. */
    synchronized boolean reported(Delivery attempt, String messageId, Ending end) {
        var row = rows.stream()
                .filter(one -> one.delivery().equals(attempt) && !one.reported())
                .filter(one -> EnumSet.of(State.SENT, State.UNKNOWN).contains(attempt.state()))
                .findFirst();
        row.ifPresent(one -> {
            var due = end.nextAttempt().orElse(one.due());
            var ended = changed(attempt, end.state());
            rows.set(rows.indexOf(one), new Row(one.of(), ended, due, one.slot(), Optional.of(messageId), true));
            over(one, attempt, end);
        });
        return row.isPresent();
    }

    private void settle(Delivery attempt, Ending ending, Optional<Opening> slot) {
        var began = attempt.begunAt().orElseThrow();
        if (attempt.letter().channel() == Channel.SUBSCRIBE) {
            var message = (SubscribeMessages.Message) attempt.letter();
            switch (ending.allowance()) {
                case SPENT -> {}
                case GIVEN_BACK -> subscriptions.giveBack(message.to(), message.templateId(), began);
                case ZEROED -> subscriptions.zero(message.to(), message.templateId(), ending.at());
            }
        }
        if (attempt.letter().channel() == Channel.TEMPLATE && ending.state() == State.REFUSED) {
            refusing.put(attempt.letter().to(), ending.at());
        }
        slot.map(by -> new ReplySlots.Slot(attempt.letter().to(), by, began)).ifPresent(taken -> {
            switch (ending.allowance()) {
                case SPENT -> {}
                case GIVEN_BACK -> slots.putBack(taken);
                case ZEROED -> slots.close(taken, ending.at());
            }
        });
    }

    @Override
    public Mono<Long> abandon(Instant begunBefore, Instant now) {
        return Mono.fromSupplier(() -> abandoned(begunBefore));
    }

    private synchronized long abandoned(Instant begunBefore) {
        var lost = rows.stream()
                .filter(row -> row.delivery().state() == State.SENDING)
                .filter(row -> row.delivery().begunAt().orElseThrow().isBefore(begunBefore))
                .toList();
        lost.forEach(row -> rows.set(rows.indexOf(row), row.with(changed(row.delivery(), State.UNKNOWN))));
        return lost.size();
    }

    @Override
    public Mono<Map<State, Long>> backlog() {
        return Mono.fromSupplier(() -> all().stream()
                .map(Delivery::state)
                .filter(EnumSet.of(State.PENDING, State.SENDING, State.PARKED)::contains)
                .collect(Collectors.groupingBy(state -> state, Collectors.counting())));
    }

    /** Puts one back that staff had sent again. */
    public synchronized void replay(Delivery.Id id, Instant now) {
        rows.replaceAll(row -> row.delivery().id().equals(id)
                ? new Row(
                        row.of(),
                        changed(
                                row.delivery(),
                                State.PENDING,
                                row.delivery().attempts(),
                                now,
                                row.delivery().begunAt()),
                        now,
                        Optional.empty())
                : row);
    }

    private static Delivery changed(Delivery delivery, State state) {
        return changed(delivery, state, delivery.attempts(), delivery.plannedAt(), delivery.begunAt());
    }

    private static Delivery changed(
            Delivery delivery, State state, int attempts, Instant plannedAt, Optional<Instant> begunAt) {
        return new Delivery(delivery.id(), delivery.letter(), state, attempts, plannedAt, begunAt, delivery.quiet());
    }
}
