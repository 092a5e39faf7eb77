package village.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** What every store of parked events does. */
public interface ParkedEventsContract {
    ParkedEvents parkedEvents();

    /** Appends the event and makes the consumer give up on it. */
    void park(String consumer, Event event);

    @Test
    default void listsWhatIsParkedPageByPage() {
        var village = Optional.of(new Village.Id(UUID.randomUUID()));
        var first = EventExamples.of(village, UUID.randomUUID(), 1);
        var second = EventExamples.of(village, UUID.randomUUID(), 1);
        park("paging", first);
        park("paging", second);
        park("paging", EventExamples.of(UUID.randomUUID(), 1));
        var page = now(parkedEvents().page(village, 1, Optional.empty()));
        assertThat(page.items()).extracting(parked -> parked.event().event()).containsExactly(first);
        var rest = now(parkedEvents().page(village, 1, page.next()));
        assertThat(rest.items()).extracting(parked -> parked.event().event()).containsExactly(second);
        assertThat(rest.next()).isEmpty();
    }

    @Test
    default void tellsWhoFailedOnWhatAndHow() {
        var village = Optional.of(new Village.Id(UUID.randomUUID()));
        park("telling", EventExamples.of(village, UUID.randomUUID(), 1));
        var parked =
                now(parkedEvents().page(village, 1, Optional.empty())).items().get(0);
        assertThat(parked.consumer()).isEqualTo("telling");
        assertThat(parked.attempts()).isEqualTo(1);
        assertThat(parked.lastError()).isEqualTo(IllegalStateException.class.getName());
        assertThat(parked.behind()).isZero();
        assertThat(now(parkedEvents().byId(parked.id()))).isEqualTo(parked);
    }

    @Test
    default void isNoLongerListedOnceReplayed() {
        var village = Optional.of(new Village.Id(UUID.randomUUID()));
        park("replaying", EventExamples.of(village, UUID.randomUUID(), 1));
        var id = now(parkedEvents().page(village, 1, Optional.empty()))
                .items()
                .get(0)
                .id();
        parkedEvents().replay(id).block(Duration.ofSeconds(20));
        parkedEvents().replay(id).block(Duration.ofSeconds(20));
        assertThat(now(parkedEvents().page(village, 1, Optional.empty())).items())
                .isEmpty();
        assertThat(now(parkedEvents().byId(id)).id()).isEqualTo(id);
    }

    @Test
    default void knowsNothingOfAnUnknownOne() {
        var unknown = new ParkedEvent.Id(UUID.randomUUID());
        parkedEvents().replay(unknown).block(Duration.ofSeconds(20));
        assertThat(parkedEvents().byId(unknown).blockOptional(Duration.ofSeconds(20)))
                .isEmpty();
    }

    private static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(Duration.ofSeconds(20)));
    }
}
