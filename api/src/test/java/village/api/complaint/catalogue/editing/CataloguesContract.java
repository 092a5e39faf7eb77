package village.api.complaint.catalogue.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.catalogue.editing.CatalogueSamples.lower;
import static village.api.complaint.catalogue.editing.CatalogueSamples.once;
import static village.api.complaint.catalogue.editing.CatalogueSamples.upper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;
import village.api.complaint.Race;
import village.api.event.Event;

/** What an operator may rely on where versions of the catalogue and of periods come and go. */
public interface CataloguesContract {
    Catalogues catalogues();

    PeriodVersions periods();

    /** A day far ahead that no version begins on, another one for each test. */
    LocalDate day();

    @Test
    default void aVersionComesBackAsItWasAndIsInForceFromItsDayOn() {
        var version = sample(day());
        add(version);
        assertThat(now(catalogues().byVersion(version.version()))).isEqualTo(version);
        assertThat(now(catalogues().on(version.effectiveFrom()))).isEqualTo(version);
        assertThat(catalogues().on(version.effectiveFrom().minusDays(1)).blockOptional())
                .isNotEqualTo(Optional.of(version));
        assertThat(now(catalogues().all()))
                .contains(new Catalogues.Head(version.version(), version.effectiveFrom(), version.legalBasis(), 2));
        assertThat(catalogues().byVersion("none").blockOptional()).isEmpty();
        remove(version, version.effectiveFrom().minusDays(1));
    }

    @Test
    default void aDayHasOneVersionHoweverManyTry() {
        var day = day();
        var made = Flux.range(0, 4)
                .flatMap(n -> catalogues()
                        .add(once(), sample(day), event())
                        .subscribeOn(Schedulers.boundedElastic())
                        .thenReturn(1)
                        .onErrorReturn(Refusal.class, 0))
                .reduce(0, Integer::sum);
        assertThat(now(made)).isEqualTo(1);
        remove(sample(day), day.minusDays(1));
    }

    @Test
    default void aKeyPublishesOnce() {
        var version = sample(day());
        var once = once();
        catalogues().add(once, version, event()).block(Duration.ofSeconds(10));
        catalogues().add(once, version, event()).block(Duration.ofSeconds(10));
        assertThat(now(catalogues().byVersion(version.version()))).isEqualTo(version);
        remove(version, version.effectiveFrom().minusDays(1));
    }

    @Test
    default void onlyWhatHasNotTakenEffectIsForgotten() {
        var version = sample(day());
        add(version);
        assertThat(remove(version, version.effectiveFrom())).isFalse();
        assertThat(remove(version, version.effectiveFrom().minusDays(1))).isTrue();
        assertThat(remove(version, version.effectiveFrom().minusDays(1))).isFalse();
        assertThat(catalogues().byVersion(version.version()).blockOptional()).isEmpty();
        add(version);
        assertThat(remove(version, version.effectiveFrom().minusDays(1))).isTrue();
    }

    @Test
    default void ofSeveralWhoTakeBackAVersionAtOnceOneDoes() {
        var version = sample(day());
        add(version);
        var today = version.effectiveFrom().minusDays(1);
        assertThat(taken(() -> catalogues().remove(version.version(), today, event())))
                .isOne();
        var day = day();
        periods()
                .add(once(), PeriodVersion.drafted(day, 10, 45, "新条例"), event())
                .block(Duration.ofSeconds(10));
        assertThat(taken(() -> periods().remove(day, day.minusDays(1), event())))
                .isOne();
    }

    /** How many of several at once were told that there was one. */
    private static long taken(Supplier<Mono<Boolean>> remove) {
        var done = new AtomicLong();
        var acts = IntStream.range(0, 4)
                .mapToObj(n -> Mono.defer(remove).filter(there -> there).doOnNext(there -> done.incrementAndGet()))
                .toArray(Mono<?>[]::new);
        assertThat(Race.of(acts)).containsOnly(Race.WON);
        return done.get();
    }

    @Test
    default void periodsOfADayAreWrittenOnceAndTakenBackBeforeIt() {
        var day = day();
        var version = PeriodVersion.drafted(day, 10, 45, "新条例");
        periods().add(once(), version, event()).block(Duration.ofSeconds(10));
        assertThat(now(periods().all())).startsWith(version);
        assertThatThrownBy(() -> periods().add(once(), version, event()).block(Duration.ofSeconds(10)))
                .isInstanceOf(Refusal.class);
        assertThat(now(periods().remove(day, day, event()))).isFalse();
        assertThat(now(periods().remove(day, day.minusDays(1), event()))).isTrue();
        assertThat(now(periods().all())).doesNotContain(version);
    }

    private static CatalogueVersion sample(LocalDate day) {
        return CatalogueSamples.version(day, upper("01", "环境"), lower("0101", "垃圾", 24));
    }

    private void add(CatalogueVersion version) {
        catalogues().add(once(), version, event()).block(Duration.ofSeconds(10));
    }

    private boolean remove(CatalogueVersion version, LocalDate today) {
        return now(catalogues().remove(version.version(), today, event()));
    }

    private static Event event() {
        var id = UUID.randomUUID();
        return new Event(
                id,
                Optional.empty(),
                new Event.Subject("complaint-catalogue", id, 1),
                "complaint-catalogue.published",
                Map.of(),
                Instant.EPOCH);
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
