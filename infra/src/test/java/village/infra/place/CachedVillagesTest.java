package village.infra.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Unavailable;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

class CachedVillagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private Mono<Village> answer = Mono.just(village);
    private final Villages cached = new CachedVillages(new Counted(), nanos::get);

    private final class Counted implements Villages {
        @Override
        public Mono<Village> byCode(VillageCode code) {
            asked.incrementAndGet();
            return answer;
        }

        @Override
        public Mono<Village> byId(Village.Id id) {
            asked.incrementAndGet();
            return answer;
        }

        @Override
        public Flux<Village> within(String areaCode) {
            return Flux.from(answer);
        }

        @Override
        public Mono<Boolean> lies(String area, String other) {
            return Mono.just(area.equals(other));
        }
    }

    @Test
    void asksOnceInHalfAMinute() {
        cached.byCode(village.code()).block(PATIENCE);
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(cached.byCode(village.code()).block(PATIENCE)).isEqualTo(village);
        assertThat(asked).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        cached.byCode(village.code()).block(PATIENCE);
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksOnceForManyAndSurvivesTheFirstOnesLeaving() {
        var slow = Sinks.<Village>one();
        answer = slow.asMono();
        var first = cached.byId(village.id()).subscribe();
        var second = cached.byId(village.id()).toFuture();
        first.dispose();
        slow.tryEmitValue(village);
        assertThat(second).isCompletedWithValue(village);
        assertThat(asked).hasValue(1);
    }

    @Test
    void keepsNeitherAbsenceNorFailure() {
        answer = Mono.empty();
        assertThat(cached.byCode(village.code()).blockOptional(PATIENCE)).isEmpty();
        answer = Mono.error(new IllegalStateException("broken"));
        assertThatThrownBy(() -> cached.byCode(village.code()).block(PATIENCE)).hasMessageContaining("broken");
        answer = Mono.just(village);
        assertThat(cached.byCode(village.code()).block(PATIENCE)).isEqualTo(village);
    }

    @Test
    void givesTheVillageOfBeforeWhilePostgresIsAway() {
        cached.byCode(village.code()).block(PATIENCE);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        answer = Mono.error(new Unavailable("postgres", new IllegalStateException("away")));
        assertThat(cached.byCode(village.code()).block(PATIENCE)).isEqualTo(village);
        var before = asked.get();
        assertThat(cached.byCode(village.code()).block(PATIENCE)).isEqualTo(village);
        assertThat(asked).as("nobody waits for the next question that fails").hasValue(before);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        cached.byCode(village.code()).block(PATIENCE);
        assertThat(asked).hasValue(before + 1);
    }

    @Test
    void knowsNothingOfAVillageItNeverSaw() {
        answer = Mono.error(new Unavailable("postgres", new IllegalStateException("away")));
        assertThatThrownBy(() -> cached.byCode(village.code()).block(PATIENCE)).isInstanceOf(Unavailable.class);
    }
}
