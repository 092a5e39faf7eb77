package village.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import village.api.identity.roster.RosterNames;
import village.api.identity.roster.RosterRegistry;
import village.api.identity.roster.RosterRow;
import village.api.identity.roster.RosterSamples;
import village.api.place.Grid;
import village.api.place.Village;

/** What {@link Roster} and {@link RosterRegistry} promise. */
public interface RosterContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    Roster roster();

    RosterNames names();

    RosterRegistry registry();

    /** A village of its own, with one grid. */
    Grid freshGrid();

    private RosterPerson.Id put(Village.Id village, RosterRow row) {
        return registry().person(village, row).block(PATIENCE);
    }

    private RosterEntry found(Village.Id village, RosterPerson.Id id) {
        return roster().byId(village, id).block(PATIENCE);
    }

    @Test
    default void findsAPersonAsHeIsOnTheRoster() {
        var grid = freshGrid();
        var row = RosterSamples.row(2, "陈秀英", "13700000001", 1, Optional.of(grid.id()));
        var id = put(grid.village(), row);
        assertThat(found(grid.village(), id))
                .isEqualTo(new RosterEntry(
                        id,
                        grid.village(),
                        new PersonName("陈秀英"),
                        Optional.of(new PhoneNumber("13700000001")),
                        Optional.of(grid.id()),
                        RosterKind.VILLAGER,
                        Optional.empty(),
                        false));
    }

    @Test
    default void printsNobodyInFull() {
        var grid = freshGrid();
        var id = put(grid.village(), RosterSamples.row(2, "陈秀英", "13700000001", 1, Optional.empty()));
        assertThat(found(grid.village(), id).toString())
                .contains("*秀英", "137****0001")
                .doesNotContain("陈", "13700000001");
    }

    @Test
    default void findsNobodyInAnotherVillage() {
        var village = freshGrid().village();
        var id = put(village, RosterSamples.row(2, "陈秀英", "13700000001", 1, Optional.empty()));
        assertThat(roster().byId(freshGrid().village(), id).blockOptional(PATIENCE))
                .isEmpty();
        assertThat(roster().byId(village, new RosterPerson.Id(UUID.randomUUID()))
                        .blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void findsEverybodyOfOneNameInTheVillage() {
        var village = freshGrid().village();
        var one = put(village, RosterSamples.row(2, "陈秀英", "13700000001", 1, Optional.empty()));
        var other = put(village, RosterSamples.row(3, "陈秀英", "13700000003", 2, Optional.empty()));
        put(village, RosterSamples.row(4, "陈秀珍", "13700000004", 3, Optional.empty()));
        put(freshGrid().village(), RosterSamples.row(2, "陈秀英", "13700000005", 1, Optional.empty()));
        assertThat(names().named(village, new PersonName("陈秀英"), Optional.empty(), 20)
                        .block(PATIENCE))
                .extracting(RosterEntry::id)
                .containsExactlyInAnyOrder(one, other);
        assertThat(names().named(village, new PersonName("陈秀英"), Optional.empty(), 1)
                        .block(PATIENCE))
                .hasSize(1);
        assertThat(names().named(village, new PersonName("陈"), Optional.empty(), 20)
                        .block(PATIENCE))
                .isEmpty();
    }

    @Test
    default void findsTheOneWithThatNumberAmongMoreNamesakesThanAreShown() {
        var village = freshGrid().village();
        var all = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> put(
                        village, RosterSamples.row(number + 1, "陈秀英", "1370000000" + number, number, Optional.empty())))
                .toList();
        for (var number = 1; number <= 6; number++) {
            var tail = Optional.of("000" + number);
            assertThat(names().named(village, new PersonName("陈秀英"), tail, 2).block(PATIENCE))
                    .extracting(RosterEntry::id)
                    .containsExactly(all.get(number - 1));
        }
        assertThat(names().named(village, new PersonName("陈秀英"), Optional.of("7000"), 2)
                        .block(PATIENCE))
                .isEmpty();
    }

    @Test
    default void keepsOnePersonWhoIsSaidTwice() {
        var village = freshGrid().village();
        var once = put(village, RosterSamples.row(2, "陈秀英", "13700000001", 1, Optional.empty()));
        var moved = put(village, RosterSamples.row(2, "陈秀英", "13700000002", 1, Optional.empty()));
        assertThat(moved).isEqualTo(once);
        assertThat(found(village, once).phone()).contains(new PhoneNumber("13700000002"));
        var namesake = put(village, RosterSamples.row(2, "陈秀英", "13700000003", 2, Optional.empty()));
        assertThat(namesake).isNotEqualTo(once);
    }
}
