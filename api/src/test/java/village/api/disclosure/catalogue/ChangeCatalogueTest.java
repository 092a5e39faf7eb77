package village.api.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.attachment.Samples;
import village.api.event.Event;
import village.api.gate.GateWorld;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** Nobody switches off what he still has to tell. On November 25, 2026. */
class ChangeCatalogueTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final List<Catalogues.Turn> turns = new ArrayList<>();
    private Map<String, List<Occurrence>> owed = Map.of();
    private Map<String, Coverage> covered = Map.of();
    private Map<String, LocalDate> resumed = Map.of();

    @Test
    void whatHappenedIsToldBeforeTheItemIsSwitchedOff() {
        var tender = item("B0501", Frequency.EVENT, false);
        off(tender, Role.CADRE);
        assertThat(turns).as("nothing happened").hasSize(1);
        owed = Map.of("B0501", List.of(happened(TODAY)));
        assertThatThrownBy(() -> off(tender, Role.CADRE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请先公开");
        assertThat(turns).hasSize(1);
        off(tender, Role.DISPATCHER);
        assertThat(turns).as("the township answers for it").hasSize(2);
    }

    @Test
    void aPeriodThatIsOverIsToldBeforeTheItemIsSwitchedOff() {
        var canteen = item("V01", Frequency.MONTHLY, true);
        covered = Map.of("V01", new Coverage(LocalDate.of(2026, 9, 30), Instant.EPOCH));
        assertThatThrownBy(() -> off(canteen, Role.CADRE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请先公开");
        covered = Map.of("V01", new Coverage(LocalDate.of(2026, 10, 31), Instant.EPOCH));
        off(canteen, Role.CADRE);
        assertThat(turns).hasSize(1);
    }

    @Test
    void whatIsSwitchedOnAgainIsOwedFromThatDayOn() {
        var canteen = item("V01", Frequency.MONTHLY, true);
        covered = Map.of("V01", new Coverage(LocalDate.of(2026, 3, 31), Instant.EPOCH));
        assertThat(catalogue(canteen).timeliness(canteen).owed()).contains(CoveredPeriod.read("", "2026-04"));
        resumed = Map.of("V01", LocalDate.of(2026, 11, 20));
        var fact = catalogue(canteen).timeliness(canteen);
        assertThat(fact.owed()).contains(CoveredPeriod.read("", "2026-11"));
        assertThat(fact.overdue()).isFalse();
        assertThat(catalogue(canteen).owedSince(canteen)).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    private void off(CatalogueItem item, Role by) {
        var actor = new Actor(
                Optional.of(new Person.Id(new UUID(7, 1))),
                Optional.of(village),
                Set.of(by),
                Optional.empty(),
                Set.of());
        var clock = Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneOffset.UTC);
        new ChangeCatalogue(kept(item), new GateWorld(village).gate, Samples::nextId, clock)
                .turn(actor, item.code(), false, "本村没有", Optional.empty())
                .block();
    }

    private VillageCatalogue catalogue(CatalogueItem item) {
        return new VillageCatalogue(
                village, TODAY, item.effectiveFrom(), List.of(item), List.of(), covered, owed, resumed);
    }

    private static CatalogueItem item(String code, Frequency frequency, boolean own) {
        return AnItem.of(code)
                .about(DisclosureClass.VILLAGE)
                .named("事项")
                .every(frequency)
                .due(60)
                .own(own)
                .from(LocalDate.of(2026, 1, 1));
    }

    private static Occurrence happened(LocalDate day) {
        return new Occurrence(
                new Occurrence.Id(new UUID(0, 3)), "B0501", day, "水渠招标", new Person.Id(new UUID(7, 1)), Instant.EPOCH);
    }

    private Catalogues kept(CatalogueItem item) {
        return new Catalogues() {
            @Override
            public Mono<VillageCatalogue> of(Village.Id where, LocalDate day) {
                return Mono.just(catalogue(item));
            }

            @Override
            public Mono<List<VillageCatalogue>> of(List<Village.Id> villages, LocalDate day) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<Void> add(Village.Id where, CatalogueItem own, Event event, Once once) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<Void> turn(Village.Id where, Turn turn, Event event, Optional<Once> once) {
                return Mono.fromRunnable(() -> turns.add(turn));
            }
        };
    }
}
