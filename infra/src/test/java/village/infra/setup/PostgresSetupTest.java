package village.infra.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.DoorPlate;
import village.api.place.Grids;
import village.api.place.PlaceSamples;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.VillageRegistry;
import village.api.setup.Area;
import village.api.setup.Settlement;
import village.api.setup.clock.CalendarYear;
import village.api.setup.grid.GridPlans;
import village.api.setup.grid.GridPlansContract;
import village.infra.place.SetupPlaces;
import village.infra.postgres.PostgresExtension;

class PostgresSetupTest implements GridPlansContract {
    private static final LocalDate EVER = VillageRegistry.EVER;
    /** One of forty villages with a thousand plates each. */
    private static final UUID MANY = new UUID(0, 7);

    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private final Ids ids = UuidCreator::getTimeOrderedEpoch;
    private final Changes changes = new Changes(ids);
    private final Grids grids = SetupPlaces.grids(POSTGRES.database());
    private final PostgresAreas areas = new PostgresAreas(POSTGRES.database(), changes);
    private final PostgresSettlements settlements = new PostgresSettlements(POSTGRES.database(), changes, clock);
    private final PostgresPlateBooks plates = new PostgresPlateBooks(POSTGRES.database(), changes);
    private final PostgresTerms terms = new PostgresTerms(POSTGRES.database(), changes);

    @Override
    public GridPlans plans() {
        return new PostgresGridPlans(POSTGRES.database(), grids, changes);
    }

    @Override
    public VillageRegistry registry() {
        return SetupPlaces.registry(POSTGRES.database(), clock, ids);
    }

    private static Once once(String operation) {
        return new Once("person:1", operation, UUID.randomUUID().toString(), "f");
    }

    private String township() {
        var code = PlaceSamples.township();
        areas.add(new Area(code.substring(0, 6), "溪口县", EVER), once("area.add"), NOW)
                .onErrorResume(Refusal.class, there -> Mono.empty())
                .block(SOON);
        areas.add(new Area(code, "溪口镇", EVER), once("area.add"), NOW).block(SOON);
        return code;
    }

    private Settlement found(String township, int number) {
        return settlements
                .found(PlaceSamples.code(township, number), "柳家村", EVER, once("village.found"), NOW)
                .block(SOON);
    }

    private static void refused(Reason reason, Mono<?> act) {
        assertThatThrownBy(() -> act.block(SOON))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void foundsAVillageOnceAndOnlyInATownship() {
        var township = township();
        var village = found(township, 201).village();
        assertThat(village.township()).isEqualTo("溪口镇");
        var twin = settlements.found(PlaceSamples.code(township, 201), "柳家村", EVER, once("village.found"), NOW);
        refused(Reason.VILLAGE_EXISTS, twin);
        refused(
                Reason.AREA_NOT_FOUND,
                settlements.found(new VillageCode("990001001201"), "无镇村", EVER, once("village.found"), NOW));
        var once = once("village.found");
        var code = PlaceSamples.code(township, 202);
        var first = settlements.found(code, "柳家村", EVER, once, NOW).block(SOON);
        assertThat(settlements.found(code, "柳家村", EVER, once, NOW).block(SOON)).isEqualTo(first);
        refused(Reason.AREA_EXISTS, areas.add(new Area(township, "又一个", EVER), once("area.add"), NOW));
    }

    @Test
    void anotherCodeMovesTheVillageAndNobodyGetsTheOldOne() {
        var village = found(township(), 201).village();
        var next = township();
        var moved = settlements
                .recode(village.id(), PlaceSamples.code(next, 201), LocalDate.of(2026, 11, 1), NOW)
                .block(SOON);
        assertThat(moved.village().id()).isEqualTo(village.id());
        assertThat(settlements.within(next).block(SOON)).containsExactly(moved);
        refused(
                Reason.VILLAGE_EXISTS,
                settlements.recode(village.id(), village.code(), LocalDate.of(2026, 11, 2), NOW));
        refused(Reason.VILLAGE_EXISTS, settlements.found(village.code(), "柳家村", EVER, once("village.found"), NOW));
    }

    private DoorPlate plate(Village.Id village, String code) {
        return new DoorPlate(code, village, Optional.empty(), "柳家村 " + code + " 号", Optional.empty());
    }

    @Test
    void aPlateThatIsTakenDownLeadsNowhereUntilItHangsAgain() {
        var village = found(township(), 201).village().id();
        var code = "P" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        plates.hang(village, List.of(plate(village, code)), once("plate.hang"), NOW)
                .block(SOON);
        var scanned = SetupPlaces.plates(POSTGRES.database());
        plates.hanging(village, code, false, NOW).block(SOON);
        plates.hanging(village, code, false, NOW).block(SOON);
        assertThat(scanned.byCode(code).blockOptional(SOON)).isEmpty();
        assertThat(plates.down(village, List.of(code)).block(SOON)).containsExactly(code);
        assertThat(plates.byCode(village, code).blockOptional(SOON)).isPresent();
        refused(Reason.DOOR_PLATE_TAKEN, plates.hang(village, List.of(plate(village, code)), once("plate.hang"), NOW));
        plates.hanging(village, code, true, NOW).block(SOON);
        assertThat(scanned.byCode(code).blockOptional(SOON)).isPresent();
        assertThat(plates.down(village, List.of(code)).block(SOON)).isEmpty();
        refused(Reason.DOOR_PLATE_NOT_FOUND, plates.hanging(village, "NONE0000", false, NOW));
    }

    @Test
    void hangsAllPlatesOrNone() {
        var village = found(township(), 201).village().id();
        var other = found(township(), 201).village().id();
        var mine = "M" + village.toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        plates.hang(village, List.of(plate(village, mine)), once("plate.hang"), NOW)
                .block(SOON);
        var fresh = "F" + mine.substring(1);
        refused(
                Reason.DOOR_PLATE_TAKEN,
                plates.hang(other, List.of(plate(other, fresh), plate(other, mine)), once("plate.hang"), NOW));
        assertThat(plates.byCode(other, fresh).blockOptional(SOON)).isEmpty();
        assertThat(plates.byCode(other, mine).blockOptional(SOON)).isEmpty();
    }

    @Test
    void findsAPageOfPlatesByItsIndexAmongMany() {
        var sql = POSTGRES.sql();
        sql.sql("insert into village (id, name) select lpad(v::text, 32, '0')::uuid, '村' from generate_series(1, 40) v")
                .then()
                .then(sql.sql("""
                    insert into door_plate (code, village_id, label)
                    select 'PLAN' || n, lpad((1 + n % 40)::text, 32, '0')::uuid, '号' from generate_series(1, 40000) n
                    """).then())
                .then(sql.sql("analyze door_plate").then())
                .block(SOON);
        var explained = sql.sql("explain " + PostgresPlateBooks.PAGE)
                .bind("village", MANY)
                .bind("after", "PLAN2")
                .bind("limit", 21)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(SOON);
        assertThat(String.join("\n", explained)).contains("door_plate_listed").doesNotContain("Sort");
    }

    @Test
    void pagesThroughPlatesInTheOrderOfTheirCodes() {
        var village = found(township(), 201).village().id();
        var tail = village.toString().substring(26).toUpperCase(java.util.Locale.ROOT);
        var codes = IntStream.range(0, 5).mapToObj(at -> "P" + at + tail).toList();
        var hung = codes.stream().map(code -> plate(village, code)).toList();
        plates.hang(village, hung, once("plate.hang"), NOW).block(SOON);
        var first = plates.page(village, 3, Optional.empty()).block(SOON);
        assertThat(first.items()).extracting(DoorPlate::code).containsExactlyElementsOf(codes.subList(0, 3));
        assertThat(plates.page(village, 3, first.next()).block(SOON).items())
                .extracting(DoorPlate::code)
                .containsExactlyElementsOf(codes.subList(3, 5));
    }

    @Test
    void whatAMigrationBroughtIsToBeChecked() {
        var year = terms.of(2026).block(SOON);
        assertThat(year.checked()).isFalse();
        assertThat(year.days()).hasSize(3 + 1 + 1 + 9 + 1 + 3 + 5 + 1 + 3 + 1 + 3 + 7 + 1);
        assertThat(terms.of(2030).block(SOON)).isEqualTo(new CalendarYear(2030, "", false, List.of(), 0));
    }

    @Test
    void aYearIsReplacedAsAWholeByWhoSawTheLast() {
        var day = new CalendarYear.Day(LocalDate.of(2031, 1, 1), false, "元旦");
        var put = terms.put(CalendarYear.entered(2031, "通知", List.of(day)), 0, NOW)
                .block(SOON);
        assertThat(put.version()).isEqualTo(1);
        refused(Reason.CALENDAR_STALE, terms.put(put, 0, NOW));
        var empty =
                terms.put(CalendarYear.entered(2031, "通知", List.of()), 1, NOW).block(SOON);
        assertThat(empty.days()).isEmpty();
    }
}
