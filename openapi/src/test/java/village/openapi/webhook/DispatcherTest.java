package village.openapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.event.feed.Territories;
import village.api.event.feed.Views;
import village.api.place.InMemoryVillages;
import village.api.webhook.Webhook;

class DispatcherTest {
    private static final int AT_ONCE = 4;

    private final Webhook.Id broken = new Webhook.Id(UUID.randomUUID());
    private final Webhook.Id sound = new Webhook.Id(UUID.randomUUID());
    private final Map<Webhook.Id, List<Integer>> asked = new ConcurrentHashMap<>();
    private final Dispatcher dispatcher = new Dispatcher(
            new Waiting(),
            new Views(Territories.asking(new InMemoryVillages()), events -> Mono.just(Map.of())),
            new Sender(new AllowedHosts(List.of(), true), Duration.ofSeconds(1), true, Clock.systemUTC()),
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofDays(1)),
            new Dispatcher.Terms(AT_ONCE, Duration.ofSeconds(3)),
            Clock.systemUTC());

    @Test
    void aWebhookThatCannotBeLookedAfterTakesNothingFromAnother() {
        for (var turn = 0; turn < 3; turn++) {
            assertThat(dispatcher.turn().block(Duration.ofSeconds(10))).isFalse();
        }
        assertThat(asked.get(broken)).containsExactly(AT_ONCE, AT_ONCE, AT_ONCE);
        assertThat(asked.get(sound)).containsExactly(AT_ONCE, AT_ONCE, AT_ONCE);
    }

    /** One webhook's claims fail while those of the other are still on their way. */
    private final class Waiting implements Outbox {
        @Override
        public Mono<List<Webhook.Id>> due() {
            return Mono.just(List.of(sound, broken));
        }

        @Override
        public Mono<List<Claim>> claim(Map<Webhook.Id, Integer> room, Duration lease) {
            if (room.size() == 1) {
                room.forEach((webhook, most) -> asked.computeIfAbsent(webhook, any -> new CopyOnWriteArrayList<>())
                        .add(most));
            }
            return room.containsKey(broken)
                    ? Mono.error(new IllegalStateException("no connection"))
                    : Mono.just(List.<Claim>of()).delayElement(Duration.ofMillis(50));
        }

        @Override
        public Mono<Standing> standing(Webhook.Id webhook) {
            return Mono.empty();
        }

        @Override
        public Mono<List<Subscriber>> subscribers() {
            return Mono.just(List.of());
        }

        @Override
        public Mono<Void> put(List<Message> messages) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> ended(Claim claim, Attempt attempt, Verdict verdict) {
            return Mono.empty();
        }

        @Override
        public Mono<Long> endFailing(Instant before) {
            return Mono.just(0L);
        }

        @Override
        public Mono<Long> purge(Instant before, int most) {
            return Mono.just(0L);
        }
    }
}
