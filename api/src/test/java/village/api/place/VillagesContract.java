package village.api.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Villages} and the village part of {@link VillageRegistry} promise. */
public interface VillagesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    Villages villages();

    VillageRegistry registry();

    /** The day the adapter believes it is, in Shanghai. */
    LocalDate today();

    private Village village(String township, int number, String name) {
        registry().area(township.substring(0, 6), "枫江县", Optional.empty()).block(PATIENCE);
        registry().area(township, "枫溪镇", Optional.of(township.substring(0, 6))).block(PATIENCE);
        return registry().village(PlaceSamples.code(township, number), name).block(PATIENCE);
    }

    @Test
    default void findsAVillageByItsCodeAndById() {
        var township = PlaceSamples.township();
        var village = village(township, 201, "枫溪村");
        assertThat(village.township()).isEqualTo("枫溪镇");
        assertThat(village.county()).isEqualTo("枫江县");
        assertThat(villages().byCode(village.code()).block(PATIENCE)).isEqualTo(village);
        assertThat(villages().byId(village.id()).block(PATIENCE)).isEqualTo(village);
    }

    @Test
    default void knowsWhichAreaLiesInWhich() {
        var township = PlaceSamples.township();
        var county = township.substring(0, 6);
        village(township, 201, "枫溪村");
        assertThat(villages().lies(township, county).block(PATIENCE)).isTrue();
        assertThat(villages().lies(township, township).block(PATIENCE)).isTrue();
        assertThat(villages().lies(county, township).block(PATIENCE)).isFalse();
        assertThat(villages().lies(township, "110000").block(PATIENCE)).isFalse();
        assertThat(villages().lies("999999999", "999999").block(PATIENCE)).isFalse();
    }

    @Test
    default void followsTheParentTableNotTheDigits() {
        var moved = PlaceSamples.township();
        registry().area("110000", "别的县", Optional.empty()).block(PATIENCE);
        registry().area(moved, "迁走的镇", Optional.of("110000")).block(PATIENCE);
        assertThat(villages().lies(moved, "110000").block(PATIENCE)).isTrue();
        assertThat(villages().lies(moved, moved.substring(0, 6)).block(PATIENCE))
                .isFalse();
    }

    @Test
    default void knowsNoOtherVillage() {
        var nowhere = PlaceSamples.code(PlaceSamples.township(), 999);
        assertThat(villages().byCode(nowhere).blockOptional(PATIENCE)).isEmpty();
        assertThat(villages().byId(new Village.Id(UUID.randomUUID())).blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void findsAVillageByAnOldCodeAndShowsTodays() {
        var old = PlaceSamples.township();
        var next = PlaceSamples.township();
        var village = village(old, 201, "枫溪村");
        village(next, 301, "桥头村");
        var code = PlaceSamples.code(next, 201);
        registry().recode(village.id(), code, today()).block(PATIENCE);
        var found = villages().byCode(village.code()).block(PATIENCE);
        assertThat(found.id()).isEqualTo(village.id());
        assertThat(found.code()).isEqualTo(code);
        assertThat(villages().byCode(code).block(PATIENCE)).isEqualTo(found);
        assertThat(villages().within(old).collectList().block(PATIENCE)).isEmpty();
        assertThat(villages().within(next).map(Village::name).collectList().block(PATIENCE))
                .containsExactly("枫溪村", "桥头村");
    }

    @Test
    default void keepsTodaysCodeUntilANewOneBegins() {
        var old = PlaceSamples.township();
        var next = PlaceSamples.township();
        var village = village(old, 201, "枫溪村");
        var code = PlaceSamples.code(next, 201);
        registry().recode(village.id(), code, today().plusDays(1)).block(PATIENCE);
        assertThat(villages().byCode(code).block(PATIENCE)).isEqualTo(village);
        assertThat(villages().within(next).collectList().block(PATIENCE)).isEmpty();
        assertThat(villages().within(old).collectList().block(PATIENCE)).containsExactly(village);
    }

    @Test
    default void listsTheVillagesOfAnAreaInCodeOrder() {
        var township = PlaceSamples.township();
        var second = village(township, 202, "竹坞村");
        var first = village(township, 201, "枫溪村");
        assertThat(villages().within(township).collectList().block(PATIENCE)).containsExactly(first, second);
        assertThat(villages().within(township.substring(0, 6)).collectList().block(PATIENCE))
                .containsExactly(first, second);
        assertThat(villages().within(township.substring(0, 4)).collectList().block(PATIENCE))
                .contains(first, second);
        assertThat(villages().within(township.substring(0, 2)).collectList().block(PATIENCE))
                .contains(first, second);
        assertThat(villages().within(second.code().value()).collectList().block(PATIENCE))
                .containsExactly(second);
        assertThat(villages().within(township.substring(0, 8)).collectList().block(PATIENCE))
                .isEmpty();
        assertThat(villages().within("%").collectList().block(PATIENCE)).isEmpty();
    }

    /** Whoever may see a village under its old code goes on seeing it; the township it has left does not. */
    @Test
    default void aVillageThatMovedLiesInItsNewTownship() {
        var old = PlaceSamples.township();
        var next = PlaceSamples.township();
        var before = village(old, 201, "枫溪村");
        village(next, 301, "桥头村");
        var code = PlaceSamples.code(next, 201);
        registry().recode(before.id(), code, today()).block(PATIENCE);
        var moved = villages().byId(before.id()).block(PATIENCE);
        assertThat(List.of(next, next.substring(0, 6), next.substring(0, 4), next.substring(0, 2), code.value()))
                .allMatch(moved::liesIn);
        assertThat(moved.liesIn(before.code().value())).isTrue();
        assertThat(moved.liesIn(old)).isFalse();
        assertThat(moved.liesIn(old.substring(0, 8))).isFalse();
        assertThat(villages().within(before.code().value()).collectList().block(PATIENCE))
                .containsExactly(moved);
    }

    @Test
    default void keepsOneVillageWhenItIsSaidTwice() {
        var township = PlaceSamples.township();
        var once = village(township, 201, "枫溪村");
        var twice = village(township, 201, "枫溪新村");
        assertThat(twice.id()).isEqualTo(once.id());
        assertThat(villages().within(township).map(Village::name).collectList().block(PATIENCE))
                .containsExactly("枫溪新村");
    }
}
