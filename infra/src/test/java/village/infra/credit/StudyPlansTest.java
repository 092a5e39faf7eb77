package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.credit.StudyTables.BRANCH;
import static village.infra.credit.StudyTables.MEMBER;
import static village.infra.credit.StudyTables.VILLAGE;
import static village.infra.credit.StudyTables.key;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.credit.Member;
import village.api.credit.appeal.Appeals;
import village.api.credit.branch.Branches;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.ledger.Entry;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.progress.Beat;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.infra.credit.branch.StoredBranches;
import village.infra.credit.offline.StoredStudies;
import village.infra.credit.progress.StoredBeats;
import village.infra.crypto.Sealer;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.Database;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/**
 * How PostgreSQL finds one village's study among those of a thousand, in either kind of plan. A village has two hundred
 * members: what is read of all of them may cost some blocks for each, and nothing for those of other villages. With
 * {@code -Dcredit.rows=1000000} the same at a million.
 */
class StudyPlansTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROWS = Integer.getInteger("credit.rows", 200_000);
    private static final int FEW_BLOCKS = 100;
    private static final int BLOCKS_OF_A_BRANCH = 12 * StudyTables.MEMBERS / 4;
    private static final int BLOCKS_OF_A_VILLAGE = 12 * StudyTables.MEMBERS;
    private static final Sealer SEALER = TestSecrets.sealer();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool pool;

    @BeforeAll
    static void load() {
        StudyTables.of(ROWS)
                .forEach(statement -> POSTGRES.sql().sql(statement).then().block(PATIENCE));
        StudyTables.name(POSTGRES.sql(), SEALER);
        StudyTables.agreed()
                .forEach(statement -> POSTGRES.sql().sql(statement).then().block(PATIENCE));
        StudyTables.decidedLately()
                .forEach(statement -> POSTGRES.sql().sql(statement).then().block(PATIENCE));
        pool = PostgresExtension.pool(POSTGRES.name());
    }

    @AfterAll
    static void close() {
        pool.disposeLater().block(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aMembersLedgerIsFoundByItsKeys(String mode) {
        cheap(mode, FEW_BLOCKS, database -> StoredLedger.in(database).entries(MEMBER, 20, Optional.empty()));
        cheap(mode, FEW_BLOCKS, database -> StoredLedger.in(database).lines(VILLAGE, List.of(MEMBER.id()), 2026));
        cheap(mode, FEW_BLOCKS, database -> StoredLedger.in(database).account(MEMBER, 2026));
        cheap(mode, FEW_BLOCKS, database -> StoredLedger.in(database).sums(MEMBER, 2026));
        cheap(mode, FEW_BLOCKS, database -> StoredBranches.concerned(database).secretaries(MEMBER));
        cheap(mode, FEW_BLOCKS, database -> branches(database, at -> at.boundTo(new Person.Id(key(3, 77_005)))));
        cheap(mode, FEW_BLOCKS, database -> branches(database, at -> at.member(VILLAGE, MEMBER.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aYearAndABranchAreReadForThemselves(String mode) {
        cheap(mode, BLOCKS_OF_A_VILLAGE, database -> StoredLedger.in(database).accounts(VILLAGE, 2026));
        cheap(mode, BLOCKS_OF_A_BRANCH, database -> branches(database, at -> at.of(VILLAGE, BRANCH)));
        cheap(mode, BLOCKS_OF_A_VILLAGE, database -> branches(database, at -> at.of(VILLAGE)));
        var end = Instant.parse("2026-06-01T00:00:00Z");
        cheap(mode, FEW_BLOCKS, database -> branches(database, at -> at.leaders(VILLAGE, end)));
    }

    private static Mono<?> branches(Database database, Function<Branches, Mono<?>> asked) {
        return asked.apply(StoredBranches.in(database, SEALER));
    }

    /** Also where ten thousand were decided in the village, years ago and lately. */
    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatWaitsAndWasDecidedIsReadPageByPage(String mode) {
        for (var after : List.of(Optional.<Integer>empty(), Optional.of(StudyTables.LATELY + 5_150))) {
            var appeals = new Appeals.Slice(after.map(number -> key(8, number)), 20);
            var studies = new OfflineStudies.Slice(after.map(number -> key(9, number)), 20);
            for (var waiting : List.of(true, false)) {
                for (var branch : List.of(Optional.of(BRANCH), Optional.<String>empty())) {
                    cheap(
                            mode,
                            BLOCKS_OF_A_BRANCH,
                            database -> StoredBranches.appeals(database).list(VILLAGE, branch, waiting, appeals));
                    cheap(
                            mode,
                            BLOCKS_OF_A_BRANCH,
                            database -> StoredStudies.in(database).list(VILLAGE, branch, waiting, studies));
                }
            }
            cheap(mode, FEW_BLOCKS, database -> StoredBranches.appeals(database).of(List.of(MEMBER), appeals));
            cheap(mode, FEW_BLOCKS, database -> StoredStudies.in(database).of(MEMBER, studies));
        }
        var line = new Entry.Id(key(6, 77_005));
        cheap(mode, FEW_BLOCKS, database -> StoredBranches.appeals(database).waiting(VILLAGE, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void beatsTouchTheRowsOfTheirMembersAndWhatTheyAgreedToOnly(String mode) {
        var beats = IntStream.rangeClosed(1, 20).mapToObj(StudyPlansTest::beat).toList();
        cheap(mode, 40 * beats.size(), database -> StoredBeats.hear(database, beats));
    }

    private static Beat beat(int number) {
        var member = new Member(VILLAGE, new RosterPerson.Id(key(2, 77_000 + number)));
        return new Beat(
                UUID.randomUUID(),
                new Person.Id(key(3, 77_000 + number)),
                member,
                new Course.Id(key(14, 1)),
                new Lesson.Id(key(11, 1)),
                2_000,
                60_000,
                Duration.ofMinutes(5),
                Instant.parse("2026-03-01T00:00:10Z"));
    }

    private static void cheap(String mode, int most, Function<Database, Mono<?>> asked) {
        var plans = ExplainedConnections.plans(pool, mode, asked);
        assertThat(plans).isNotEmpty().allSatisfy(plan -> cheap(plan, most));
    }

    private static void cheap(JsonNode plan, int most) {
        var blocks = plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
        assertThat(ExplainedConnections.nodes(plan))
                .noneMatch(node -> node.path("Node Type").asString().equals("Seq Scan"));
        assertThat(blocks).as(plan.toString()).isLessThan(most);
    }
}
