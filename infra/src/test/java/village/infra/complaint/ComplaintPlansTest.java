package village.infra.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.postgres.ExplainedConnections.nodes;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.desk.CaseGroup;
import village.api.complaint.desk.CaseQuery;
import village.api.complaint.desk.CaseSearch;
import village.api.complaint.platform.OutsideCases;
import village.api.identity.Person;
import village.api.place.Grid;
import village.infra.complaint.desk.DeskLists;
import village.infra.complaint.registration.PostgresOutsideCases;
import village.infra.postgres.Database;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds what the lists ask for among very many cases, in either kind of plan. */
class ComplaintPlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Optional<Person.Id> NO_ONE = Optional.empty();
    private static final int PAGE = 20;
    /** Pages of 8 kB touched for a page of twenty; reading a village would be thousands. */
    private static final int FEW_BLOCKS = 250;

    private static final Instant NOW = Instant.parse("2025-10-06T00:00:00Z");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool pool;

    @BeforeAll
    static void load() {
        ManyComplaints.load(POSTGRES.sql());
        pool = PostgresExtension.pool(POSTGRES.name());
    }

    @AfterAll
    static void close() {
        pool.disposeLater().block(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void openCasesOfAVillageAreReadInOrderOfTheIndex(String mode) {
        var pages = pages(mode, staff(NO_ONE, Set.of(), true));
        assertThat(pages).allSatisfy(plan -> assertThat(nodes(plan)).noneMatch(ComplaintPlansTest::sorts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void allCasesOfAVillageAreReadInOrderOfTheIndex(String mode) {
        var pages = pages(mode, staff(NO_ONE, Set.of(), false));
        assertThat(pages).allSatisfy(plan -> assertThat(nodes(plan)).noneMatch(ComplaintPlansTest::sorts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aGridWorkersOwnAreFoundWithoutReadingTheVillage(String mode) {
        var grids = Set.of(ManyComplaints.grid(0), ManyComplaints.grid(1));
        pages(mode, staff(Optional.of(ManyComplaints.handler(3)), grids, true));
        pages(mode, staff(Optional.of(ManyComplaints.handler(3)), grids, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aWorkerWithoutCasesLearnsThatQuickly(String mode) {
        var stranger = Optional.of(ManyComplaints.reporter(1));
        assertThat(plans(mode, all -> all.forStaff(ManyComplaints.village(0), view(stranger, true), slice(null))))
                .allSatisfy(ComplaintPlansTest::isCheap);
        assertThat(plans(mode, all -> all.forStaff(ManyComplaints.village(0), view(stranger, false), slice(null))))
                .allSatisfy(ComplaintPlansTest::isCheap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void publicCasesAndOnesOwnAreReadInOrderOfTheIndex(String mode) {
        assertThat(pages(mode, (all, slice) -> all.published(ManyComplaints.village(0), slice)))
                .allSatisfy(plan -> assertThat(nodes(plan)).noneMatch(ComplaintPlansTest::sorts));
        assertThat(plans(mode, all -> all.reportedBy(ManyComplaints.reporter(77), slice(null))))
                .allSatisfy(ComplaintPlansTest::isCheap);
        assertThat(plans(
                        mode,
                        all -> all.unfinished(ManyComplaints.village(0), ManyComplaints.reporter(77), slice(null))))
                .allSatisfy(ComplaintPlansTest::isCheap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatAPlatformHasToDoWithIsFoundWithoutReadingTheVillage(String mode) {
        var far = own(POSTGRES.database(), new Complaints.Slice(Optional.empty(), 1500))
                .block(PATIENCE)
                .items();
        assertThat(far).hasSize(1500).extracting(OutsideCases.Own::complaint).doesNotHaveDuplicates();
        var last = far.get(1499).complaint().id();
        var plans = explained(
                mode,
                database -> own(database, slice(null))
                        .then(own(database, slice(last)).map(page -> {
                            assertThat(page.items()).hasSize(PAGE);
                            return page;
                        })));
        assertThat(plans).hasSize(2).allSatisfy(ComplaintPlansTest::isCheap);
    }

    private static Mono<Page<OutsideCases.Own, Complaint.Id>> own(Database database, Complaints.Slice slice) {
        return new PostgresOutsideCases(database).of(ManyComplaints.village(0), ManyComplaints.platform(), slice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void countsReadTheIndexAlone(String mode) {
        var villages = IntStream.range(0, 20).mapToObj(ManyComplaints::village).toList();
        var own = view(Optional.of(ManyComplaints.handler(3)), true);
        var counts = List.of(
                plans(mode, all -> all.openCounts(villages, Set.of(ManyComplaints.village(1)), NOW)),
                plans(mode, all -> all.openCount(ManyComplaints.village(0), view(NO_ONE, true), NOW)),
                plans(mode, all -> all.openCount(ManyComplaints.village(0), own, NOW)));
        assertThat(counts)
                .allSatisfy(plans -> assertThat(nodes(plans.get(0)))
                        .anyMatch(node -> node.path("Node Type").asString().equals("Index Only Scan")
                                && node.path("Index Name").asString().equals("complaint_open"))
                        .noneMatch(ComplaintPlansTest::readsTheTable));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void theDeskFindsByWordsAndForAWorkerWithoutReadingTheVillage(String mode) {
        var everybody = view(NO_ONE, false);
        var worker = view(Optional.of(ManyComplaints.handler(3)), false);
        var stranger = view(Optional.of(ManyComplaints.reporter(1)), false);
        for (var view : List.of(everybody, worker, stranger)) {
            for (var typed : List.of("水渠", "路灯", "桥塌了", "渠")) {
                assertThat(desk(mode, view, typed)).allSatisfy(ComplaintPlansTest::isCheap);
            }
            assertThat(desk(mode, view, "")).allSatisfy(ComplaintPlansTest::isCheap);
        }
    }

    private static List<JsonNode> desk(String mode, Complaints.StaffView view, String typed) {
        var query = new CaseQuery(
                view, Set.of(), CaseGroup.ALL, Set.of(), Optional.empty(), Optional.empty(), CaseSearch.of(typed), NOW);
        return explained(
                mode, database -> DeskLists.in(database).list(List.of(ManyComplaints.village(0)), query, slice(null)));
    }

    /** However much of it he answered himself, he reads no more than about his page. */
    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatOneMayCheckIsReadInOrderOfTheIndex(String mode) {
        var query = new CaseQuery(
                        view(NO_ONE, false),
                        Set.of(),
                        CaseGroup.TO_VERIFY,
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW)
                .checkedBy(new CaseQuery.Checker(ManyComplaints.handler(1), Optional.empty()));
        var plans = explained(
                mode,
                database -> DeskLists.in(database)
                        .list(List.of(ManyComplaints.village(100)), query, slice(null))
                        .doOnNext(page -> assertThat(page.items())
                                .hasSize(PAGE)
                                .allMatch(one -> !one.handler().equals(Optional.of(ManyComplaints.handler(1))))));
        assertThat(plans).singleElement().satisfies(plan -> {
            isCheap(plan);
            assertThat(nodes(plan))
                    .anyMatch(node -> node.path("Index Name").asString().equals("complaint_to_verify"));
        });
    }

    private interface Listing {
        Mono<Page<Complaint, Complaint.Id>> of(Complaints all, Complaints.Slice slice);
    }

    private static Listing staff(Optional<Person.Id> person, Set<Grid.Id> grids, boolean open) {
        var view = new Complaints.StaffView(person, grids, false, open);
        return (all, slice) -> all.forStaff(ManyComplaints.village(0), view, slice);
    }

    private static Complaints.StaffView view(Optional<Person.Id> person, boolean open) {
        return new Complaints.StaffView(person, Set.of(), false, open);
    }

    /** The first page, and one far behind it that costs no more. */
    private static List<JsonNode> pages(String mode, Listing listing) {
        var after = far(listing);
        var plans = plans(
                mode,
                all -> listing.of(all, slice(null))
                        .then(listing.of(all, slice(after)).map(page -> {
                            assertThat(page.items()).hasSize(PAGE);
                            return page;
                        })));
        assertThat(plans).hasSize(2).allSatisfy(ComplaintPlansTest::isCheap);
        return plans;
    }

    private static Complaint.Id far(Listing listing) {
        var all = new PostgresComplaints(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
        return listing.of(all, new Complaints.Slice(Optional.empty(), 1500))
                .block(PATIENCE)
                .items()
                .get(1499)
                .id();
    }

    private static Complaints.Slice slice(Complaint.Id after) {
        return new Complaints.Slice(Optional.ofNullable(after), PAGE);
    }

    private static List<JsonNode> plans(String mode, Function<Complaints, Mono<?>> asked) {
        return explained(
                mode, database -> asked.apply(new PostgresComplaints(database, UuidCreator::getTimeOrderedEpoch)));
    }

    private static List<JsonNode> explained(String mode, Function<Database, Mono<?>> asked) {
        return ExplainedConnections.plans(pool, mode, asked);
    }

    private static void isCheap(JsonNode plan) {
        assertThat(nodes(plan))
                .noneMatch(node -> node.path("Node Type").asString().equals("Seq Scan"));
        assertThat(plan.path("Shared Hit Blocks").asInt()
                        + plan.path("Shared Read Blocks").asInt())
                .as(plan.toString())
                .isLessThan(FEW_BLOCKS);
    }

    private static boolean sorts(JsonNode node) {
        return node.path("Node Type").asString().contains("Sort");
    }

    private static boolean readsTheTable(JsonNode node) {
        return List.of("Seq Scan", "Bitmap Heap Scan")
                .contains(node.path("Node Type").asString());
    }
}
