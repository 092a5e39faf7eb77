package village.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.webhook.Delivery.State.DELIVERED;
import static village.api.webhook.Delivery.State.PARKED;
import static village.api.webhook.Delivery.State.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;

/** What every store of messages to webhooks must do for those who look at them and have them sent again. */
public interface DeliveriesContract {
    Duration PATIENCE = Duration.ofSeconds(30);
    Instant NOW = Instant.parse("2026-11-28T01:30:00Z");
    /** Of every webhook of these tests. */
    String CLIENT = "试验平台";

    String HOST = "hook.example.cn:8443";

    Deliveries deliveries();

    /** A webhook of {@link #CLIENT} at {@link #HOST}. */
    Webhook.Id webhook();

    /** Nothing is sent to the webhook any more. */
    void end(Webhook.Id webhook);

    /** Puts a message there as it is, its subject's lane with it. */
    void put(Delivery delivery);

    @Test
    default void pagesTheMessagesOfAWebhookNewestFirst() {
        var webhook = webhook();
        var one = put(webhook, UUID.randomUUID(), 1, DELIVERED, NOW);
        var two = put(webhook, UUID.randomUUID(), 2, PARKED, NOW);
        var three = put(webhook, UUID.randomUUID(), 3, WAITING, NOW);
        put(webhook(), UUID.randomUUID(), 4, WAITING, NOW);
        var first = deliveries()
                .page(webhook, Optional.empty(), 2, Optional.empty())
                .block(PATIENCE);
        assertThat(first.items()).extracting(Delivery::id).containsExactly(three, two);
        var rest = deliveries().page(webhook, Optional.empty(), 2, first.next()).block(PATIENCE);
        assertThat(rest.items()).extracting(Delivery::id).containsExactly(one);
        assertThat(rest.next()).isEmpty();
        assertThat(ids(webhook, PARKED)).containsExactly(two);
    }

    @Test
    default void onlyTheFirstOfASubjectIsTriedNext() {
        var webhook = webhook();
        var subject = UUID.randomUUID();
        put(webhook, subject, 1, DELIVERED, NOW);
        put(webhook, subject, 2, WAITING, NOW);
        put(webhook, subject, 3, WAITING, NOW);
        assertThat(in(webhook, WAITING))
                .extracting(delivery -> delivery.next().isPresent())
                .containsExactly(false, true);
        assertThat(in(webhook, DELIVERED).get(0).next()).isEmpty();
    }

    @Test
    default void operatorsSeeForWhomAMessageIs() {
        var mine = put(webhook(), UUID.randomUUID(), 1, PARKED, NOW);
        var other = put(webhook(), UUID.randomUUID(), 1, PARKED, NOW);
        put(webhook(), UUID.randomUUID(), 1, WAITING, NOW);
        var page = deliveries().all(PARKED, 1, Optional.empty()).block(PATIENCE);
        assertThat(page.items()).extracting(sent -> sent.delivery().id()).containsExactly(other);
        assertThat(page.items().get(0).client()).isEqualTo(CLIENT);
        assertThat(page.items().get(0).host()).isEqualTo(HOST);
        var rest = deliveries().all(PARKED, 1, page.next()).block(PATIENCE);
        assertThat(rest.items()).extracting(sent -> sent.delivery().id()).containsExactly(mine);
    }

    @Test
    default void whatWasGivenUpOnIsTriedAgainWithWhatWaitsBehind() {
        var webhook = webhook();
        var subject = UUID.randomUUID();
        var stopped = put(webhook, subject, 1, PARKED, NOW);
        var behind = put(webhook, subject, 2, WAITING, NOW);
        var elsewhere = webhook();
        put(elsewhere, UUID.randomUUID(), 1, PARKED, NOW);
        assertThat(deliveries().replayParked(webhook).block(PATIENCE)).isEqualTo(1);
        assertThat(ids(webhook, WAITING)).containsExactly(behind, stopped);
        assertThat(in(webhook, WAITING).get(1).next()).isPresent();
        assertThat(deliveries().replayParked(webhook).block(PATIENCE)).isZero();
        assertThat(ids(elsewhere, PARKED)).hasSize(1);
    }

    @Test
    default void whatArrivedSinceIsSentAgainOldestFirst() {
        var webhook = webhook();
        var early = put(webhook, UUID.randomUUID(), 1, DELIVERED, NOW.minusSeconds(1));
        var first = put(webhook, UUID.randomUUID(), 2, DELIVERED, NOW);
        var second = put(webhook, UUID.randomUUID(), 3, DELIVERED, NOW.plusSeconds(1));
        var stopped = put(webhook, UUID.randomUUID(), 4, PARKED, NOW.minusSeconds(9));
        assertThat(deliveries().replaySince(webhook, NOW, 1).block(PATIENCE))
                .as("one that arrived, and whatever was given up on")
                .isEqualTo(2);
        assertThat(ids(webhook, WAITING)).containsExactly(stopped, first);
        assertThat(deliveries().replaySince(webhook, NOW, 10).block(PATIENCE)).isEqualTo(1);
        assertThat(ids(webhook, WAITING)).containsExactly(stopped, second, first);
        assertThat(ids(webhook, DELIVERED)).containsExactly(early);
    }

    @RepeatedTest(4)
    default void oneMessageIsOpenedOnceHoweverManyAsk() {
        var webhook = webhook();
        var stopped = put(webhook, UUID.randomUUID(), 1, PARKED, NOW);
        var opened = Flux.range(0, 6)
                .flatMap(any -> deliveries().replay(stopped).subscribeOn(Schedulers.boundedElastic()), 6)
                .collectList()
                .block(PATIENCE);
        assertThat(opened).containsOnlyOnce(true).hasSize(6);
        assertThat(ids(webhook, WAITING)).containsExactly(stopped);
        var arrived = put(webhook, UUID.randomUUID(), 2, DELIVERED, NOW);
        assertThat(deliveries().replay(arrived).block(PATIENCE)).isFalse();
        assertThat(deliveries().replay(new Delivery.Id(UUID.randomUUID())).block(PATIENCE))
                .isFalse();
    }

    @Test
    default void nothingIsOpenedThatWouldNeverBeSent() {
        var webhook = webhook();
        var stopped = put(webhook, UUID.randomUUID(), 1, PARKED, NOW);
        var arrived = put(webhook, UUID.randomUUID(), 2, DELIVERED, NOW);
        end(webhook);
        assertThatThrownBy(() -> deliveries().replay(stopped).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.WEBHOOK_ENDED));
        assertThat(ids(webhook, PARKED)).containsExactly(stopped);
        assertThat(deliveries().replay(arrived).block(PATIENCE)).isFalse();
    }

    private List<Delivery> in(Webhook.Id webhook, Delivery.State state) {
        return Mono.defer(() -> deliveries().page(webhook, Optional.of(state), 100, Optional.empty()))
                .block(PATIENCE)
                .items();
    }

    private List<Delivery.Id> ids(Webhook.Id webhook, Delivery.State state) {
        return in(webhook, state).stream().map(Delivery::id).toList();
    }

    private Delivery.Id put(Webhook.Id webhook, UUID subject, long sequence, Delivery.State state, Instant createdAt) {
        var id = new Delivery.Id(Cases.IDS.next());
        put(new Delivery(
                id,
                webhook,
                "complaint.answered",
                "complaint",
                subject,
                sequence,
                state,
                state == WAITING ? 0 : 1,
                List.of(),
                state == WAITING ? Optional.empty() : Optional.of(state == PARKED ? "500" : "204"),
                createdAt,
                Optional.empty(),
                state == WAITING ? Optional.empty() : Optional.of(createdAt)));
        return id;
    }
}
