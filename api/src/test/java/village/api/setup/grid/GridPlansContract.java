package village.api.setup.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.PlaceSamples;
import village.api.place.Village;
import village.api.place.VillageRegistry;

/** What {@link GridPlans} promise. */
public interface GridPlansContract {
    Duration PATIENCE = Duration.ofSeconds(20);
    Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    GridPlans plans();

    VillageRegistry registry();

    private Village.Id village() {
        return registry()
                .village(PlaceSamples.code(PlaceSamples.township(), 201), "枫溪村")
                .block(PATIENCE)
                .id();
    }

    private static Once once() {
        return new Once("person:1", "grid.draw", UUID.randomUUID().toString(), "f");
    }

    private static Border square(double west) {
        return new Border(PlaceSamples.square(29.90, west, 0.01));
    }

    @Test
    default void drawsAndRedraws() {
        var village = village();
        var drawn = plans().draw(village, "第一网格", square(120.60), once(), NOW).block(PATIENCE);
        assertThat(drawn.border()).isEqualTo(square(120.60).corners());
        var redrawn = plans().redraw(village, drawn.grid().id(), "东网格", square(120.61), NOW)
                .block(PATIENCE);
        assertThat(redrawn.grid().id()).isEqualTo(drawn.grid().id());
        assertThat(redrawn.grid().name()).isEqualTo("东网格");
    }

    @Test
    default void drawsOnceHoweverOftenItIsAsked() {
        var village = village();
        var once = once();
        var first = plans().draw(village, "第一网格", square(120.60), once, NOW).block(PATIENCE);
        assertThat(plans().draw(village, "第一网格", square(120.60), once, NOW).block(PATIENCE))
                .isEqualTo(first);
    }

    @Test
    default void aClosedGridLeavesItsLandAndKeepsItsName() {
        var village = village();
        var grid = plans().draw(village, "第一网格", square(120.60), once(), NOW)
                .block(PATIENCE)
                .grid();
        plans().close(village, grid.id(), NOW).block(PATIENCE);
        plans().close(village, grid.id(), NOW).block(PATIENCE);
        assertThat(plans().closed(village).block(PATIENCE))
                .extracting(GridOutline::grid)
                .containsExactly(grid);
        assertRefused(plans().redraw(village, grid.id(), "东网格", square(120.61), NOW), Reason.GRID_NOT_FOUND);
        assertRefused(plans().draw(village, "第一网格", square(120.70), once(), NOW), Reason.GRID_NAME_TAKEN);
        plans().draw(village, "新网格", square(120.60), once(), NOW).block(PATIENCE);
        assertRefused(plans().reopen(village, grid.id(), NOW), Reason.GRID_OVERLAPS);
        assertRefused(plans().close(village, new Grid.Id(UUID.randomUUID()), NOW), Reason.GRID_NOT_FOUND);
        assertRefused(plans().reopen(village, new Grid.Id(UUID.randomUUID()), NOW), Reason.GRID_NOT_FOUND);
    }

    @Test
    default void aClosedGridComesBackAsItWas() {
        var village = village();
        var drawn = plans().draw(village, "第一网格", square(120.60), once(), NOW).block(PATIENCE);
        plans().close(village, drawn.grid().id(), NOW).block(PATIENCE);
        assertThat(plans().reopen(village, drawn.grid().id(), NOW).block(PATIENCE))
                .isEqualTo(drawn);
        assertThat(plans().reopen(village, drawn.grid().id(), NOW).block(PATIENCE))
                .isEqualTo(drawn);
        assertThat(plans().closed(village).block(PATIENCE)).isEmpty();
    }

    private static void assertRefused(Mono<?> act, Reason reason) {
        assertThatThrownBy(() -> act.block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    /** Two who draw the same land at once: one has it. */
    @Test
    default void givesLandToOneOfManyAtOnce() {
        var village = village();
        var outcomes = Flux.range(0, 6)
                .flatMap(number -> plans().draw(village, "网格" + number, square(120.60), once(), NOW)
                        .map(GridOutline::grid)
                        .map(grid -> "drawn")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().name()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "drawn",
                        Reason.GRID_OVERLAPS.name(),
                        Reason.GRID_OVERLAPS.name(),
                        Reason.GRID_OVERLAPS.name(),
                        Reason.GRID_OVERLAPS.name(),
                        Reason.GRID_OVERLAPS.name()));
    }
}
