package village.infra.disclosure.question;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.postgres.ExplainedConnections.nodes;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.Questions.Slice;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds questions among very many, in either kind of plan: by the rows it passes, not by the clock. */
class QuestionPlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 20;
    private static final Village.Id VILLAGE = new Village.Id(new UUID(1L << 32, 0));
    /** One question in a hundred waits, one is withheld; one filing and one person have four hundred. */
    private static final String MANY = """
            insert into disclosure_question (village_id, id, version, disclosure_id, item_code, title, responsible_role,
              asker_id, asker_name, question_text, asked_at, due_at, status, answers, withheld_reason, withheld_by, withheld_at)
            select key(1, village), key(6, n), 1, key(3, case when n % 50 = 0 then 7 else n end), 'B1', '标题', 'cadre',
              key(7, case when n % 50 = 1 then 0 else 1 + n % 5000 end), '某某', '为什么？', t, t + interval '15 days',
              status, case status when 'answered' then
                '[{"by":"00000004-0000-0000-0000-000000000001","text":"好","at":"2020-01-20T00:00:00Z","reason":""}]'::jsonb
                else '[]' end,
              case status when 'withheld' then '重复' end, case status when 'withheld' then key(4, 1) end,
              case status when 'withheld' then t end
            from (values (0, 20000), (1, 20000)) v (village, many), generate_series(1, many) n
            cross join lateral (select timestamptz '2020-01-01Z' + n * interval '30 minutes' as t,
              case n % 100 when 3 then 'waiting' when 4 then 'withheld' else 'answered' end as status) one
            """;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool pool;

    @BeforeAll
    static void load() {
        run("""
                create function key(kind int, number bigint) returns uuid immutable
                return (lpad(kind::text, 8, '0') || '-0000-0000-0000-' || lpad(to_hex(number), 12, '0'))::uuid
                """);
        run("insert into village (id, name) select key(1, v), '村' || v from generate_series(0, 1) v");
        run("alter table disclosure_question drop constraint disclosure_question_of_fk");
        run(MANY);
        run("vacuum (analyze) disclosure_question");
        pool = PostgresExtension.pool(POSTGRES.name());
    }

    private static void run(String statement) {
        POSTGRES.sql().sql(statement).then().block(PATIENCE);
    }

    @AfterAll
    static void close() {
        pool.disposeLater().block(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aPageReadsNoMoreThanItShows(String mode) {
        var filing = new Filing.Id(new UUID(3L << 32, 7));
        var asker = new Person.Id(new UUID(7L << 32, 0));
        for (var after : List.of(Optional.<UUID>empty(), Optional.of(new UUID(6L << 32, 10_003)))) {
            var slice = new Slice(after, PAGE);
            passes(mode, PAGE + 1, questions -> questions.answered(VILLAGE, filing, slice));
            passes(mode, PAGE + 1, questions -> questions.askedBy(asker, slice));
            passes(mode, PAGE + 1, questions -> questions.waiting(VILLAGE, slice));
            passes(mode, PAGE + 1, questions -> questions.inStatus(VILLAGE, Question.Status.WITHHELD, slice));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void whatIsCountedIsOpen(String mode) {
        var now = Instant.parse("2020-06-01T00:00:00Z");
        passes(mode, 1, questions -> questions.tally(VILLAGE, new Filing.Id(new UUID(3L << 32, 103)), now));
        passes(mode, 400, questions -> questions.tallies(List.of(VILLAGE), now));
        passes(mode, 50, questions -> questions.toEscalate(now, 50));
    }

    private static void passes(String mode, int rows, Function<Questions, Mono<?>> asked) {
        var plans = ExplainedConnections.plans(
                pool, mode, database -> asked.apply(new PostgresQuestions(database, UuidCreator::getTimeOrderedEpoch)));
        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(nodes(plan))
                        .allSatisfy(node ->
                                assertThat(passed(node)).as(plan.toString()).isLessThanOrEqualTo(rows)));
    }

    private static double passed(JsonNode node) {
        return node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble();
    }
}
