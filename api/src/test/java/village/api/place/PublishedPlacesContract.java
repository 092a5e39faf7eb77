package village.api.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link DoorPlates} and {@link Contacts} promise. */
public interface PublishedPlacesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    DoorPlates doorPlates();

    Contacts contacts();

    VillageRegistry registry();

    private Village village() {
        return registry()
                .village(PlaceSamples.code(PlaceSamples.township(), 201), "枫溪村")
                .block(PATIENCE);
    }

    @Test
    default void findsADoorPlateAsItWasHung() {
        var village = village();
        var grid = registry()
                .grid(village.id(), "第一网格", PlaceSamples.square(29.9, 120.6, 0.01))
                .block(PATIENCE);
        var code = UUID.randomUUID().toString();
        var plate = new DoorPlate(
                code, village.id(), Optional.of(grid.id()), "枫溪村 12 号", Optional.of(new Point(29.905, 120.605)));
        registry().doorPlate(plate).block(PATIENCE);
        assertThat(doorPlates().byCode(code).block(PATIENCE)).isEqualTo(plate);
        assertThat(doorPlates().byCode(code + "x").blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    default void rehangsADoorPlate() {
        var village = village();
        var code = UUID.randomUUID().toString();
        registry()
                .doorPlate(new DoorPlate(
                        code, village.id(), Optional.empty(), "旧", Optional.of(new Point(29.905, 120.605))))
                .block(PATIENCE);
        var plate = new DoorPlate(code, village.id(), Optional.empty(), "新", Optional.empty());
        registry().doorPlate(plate).block(PATIENCE);
        assertThat(doorPlates().byCode(code).block(PATIENCE)).isEqualTo(plate);
    }

    @Test
    default void showsContactsInOrderAndOnlyWithConsent() {
        var village = village();
        var doctor = new Contact("村医", Optional.empty(), "0575-80000003");
        var worker = new Contact("网格员", Optional.of("王志强"), "13700000002");
        var secret = new Contact("会计", Optional.of("钱某"), "13700000009");
        registry().contact(village.id(), doctor, true, 2).block(PATIENCE);
        registry().contact(village.id(), worker, true, 1).block(PATIENCE);
        registry().contact(village.id(), secret, false, 0).block(PATIENCE);
        assertThat(contacts().of(village.id()).collectList().block(PATIENCE)).containsExactly(worker, doctor);
        assertThat(contacts().of(village().id()).collectList().block(PATIENCE)).isEmpty();
    }

    @Test
    default void hidesAContactWhoTakesConsentBack() {
        var village = village();
        var doctor = new Contact("村医", Optional.empty(), "0575-80000003");
        registry().contact(village.id(), doctor, true, 1).block(PATIENCE);
        registry().contact(village.id(), doctor, false, 1).block(PATIENCE);
        assertThat(contacts().of(village.id()).collectList().block(PATIENCE)).isEmpty();
    }
}
