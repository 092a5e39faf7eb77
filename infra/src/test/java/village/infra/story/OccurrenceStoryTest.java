package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Something happens, is registered, is owed, and is settled by its publication. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OccurrenceStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final String OCCURRENCES = DESK + "/disclosure-items/VO01/occurrences";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private Visitor committee;
    private Visitor reader;

    @BeforeAll
    void meet() {
        clerk = HERE.desk("demo-cadre-1");
        committee = HERE.desk("demo-committee-1");
        reader = HERE.stranger();
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VO01","class":"village","name":"小工程招标","frequency":"event","dueDays":3,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """).expect(201);
    }

    @Test
    @Order(1)
    void aDraftAloneIsOwedByNobodyAndSeenByNobody() {
        draft(TODAY);
        assertThat(owed()).isEmpty();
        assertThat(item(reader.get(PAGES + "/disclosure-items?class=village"))
                        .get(0)
                        .at("/colour")
                        .asString())
                .isEqualTo("green");
    }

    @Test
    @Order(2)
    void whatHappenedIsOwedFromThatDayOnAndEverybodySeesByWhen() {
        happened(clerk, TODAY, "水渠招标").expect(201);
        var open = owed();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).at("/fact").asString()).contains("“水渠招标”").contains("前公开");
        assertThat(open.get(0).at("/dueOn").asString())
                .isEqualTo(TODAY.plusDays(3).toString());
        assertThat(open.get(0).at("/colour").asString()).isEqualTo("yellow");
        assertThat(tasks()).anyMatch(fact -> fact.contains("水渠招标"));
    }

    @Test
    @Order(3)
    void nonsenseIsRefused() {
        happened(clerk, TODAY, "又登记一次").expectProblem(409, "disclosure.occurrence-exists");
        happened(clerk, TODAY.plusDays(2), "还没到").expectProblem(422, "request.invalid");
        happened(clerk, LocalDate.of(2019, 1, 1), "太早").expectProblem(422, "request.invalid");
        happened(clerk, TODAY, "付某某 11010519491231002X 中标").expectProblem(422, "publication.blocked");
        happened(clerk, TODAY, " ").expectProblem(422, "request.invalid");
        clerk.post(DESK + "/disclosure-items/VX99/occurrences", body(TODAY, "没有这一项"))
                .expectProblem(422, "disclosure.item-not-found");
        reader.post(OCCURRENCES, body(TODAY, "外人")).expect(401);
    }

    @Test
    @Order(4)
    void whoRegisteredItTakesItBackWhileItIsInTime() {
        var id = owed().get(0).at("/happened/id").asString();
        withdraw(committee, id).expectProblem(403, "role.required");
        withdraw(clerk, id).expect(201);
        withdraw(clerk, id).expectProblem(404, "disclosure.occurrence-not-found");
        assertThat(owed()).isEmpty();
    }

    @Test
    @Order(5)
    void whatTheCommitteeSawIsOverdueForEverybodyAndOnlyTheTownshipMayTakeItBack() {
        begunLongAgo(() -> {
            happened(committee, TODAY.minusDays(5), "堤坝招标").expect(201);
            var late = reader.get(PAGES + "/disclosures?class=village&overdue=true")
                    .expect(200);
            assertThat(item(late)).hasSize(1);
            assertThat(item(late).get(0).at("/fact").asString()).contains("“堤坝招标”", "已逾期 2 天");
            assertThat(reader.get(PAGES + "/home").body()).contains("村务公开已逾期");
            var id = owed().get(0).at("/happened/id").asString();
            withdraw(committee, id).expectProblem(403, "role.required");
            withdraw(HERE.desk("demo-dispatcher-1"), id).expect(201);
            assertThat(owed()).isEmpty();
        });
    }

    @Test
    @Order(6)
    void itsPublicationSettlesIt() {
        happened(clerk, TODAY, "水渠招标").expect(201);
        assertThat(owed()).hasSize(1);
        var filing = draft(TODAY);
        act(clerk, filing, "submissions", Map.of("version", 1));
        act(committee, filing, "checks", Map.of("version", 2, "approved", true));
        assertThat(owed()).hasSize(1);
        act(clerk, filing, "publications", Map.of("version", 3));
        assertThat(owed()).isEmpty();
        assertThat(tasks()).noneMatch(fact -> fact.contains("水渠招标"));
    }

    private static Map<String, Object> body(LocalDate day, String what) {
        return Map.of("happenedOn", day.toString(), "what", what);
    }

    private static Reply happened(Visitor who, LocalDate day, String what) {
        return who.post(OCCURRENCES, body(day, what));
    }

    private static Reply withdraw(Visitor who, String id) {
        return who.post(OCCURRENCES + "/" + id + "/withdrawals", Map.of("reason", "登记错了"));
    }

    private String draft(LocalDate day) {
        var content = Map.of("title", "水渠招标结果", "body", "<p>中标价 3 万元。</p>");
        return clerk.post(DESK + "/disclosures", Map.of("item", "VO01", "period", day.toString(), "content", content))
                .expect(201)
                .text("/id");
    }

    private static void act(Visitor who, String filing, String noun, Map<String, Object> body) {
        who.post(DESK + "/disclosures/" + filing + "/" + noun, body).expect(201);
    }

    /** What villagers see of the item, where something happened. */
    private List<JsonNode> owed() {
        return item(reader.get(PAGES + "/disclosure-items?class=village").expect(200)).stream()
                .filter(one -> !one.at("/happened/id").asString("").isEmpty())
                .toList();
    }

    private static List<JsonNode> item(Reply list) {
        var items = list.json().at("/items").isEmpty()
                ? list.json().at("/overdue")
                : list.json().at("/items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.at("/item").asString("").equals("VO01"))
                .toList();
    }

    private List<String> tasks() {
        return clerk.get(DESK + "/tasks").expect(200).texts("/items", "/status");
    }

    /** As if the village had disclosed here for a month. */
    private static void begunLongAgo(Runnable meanwhile) {
        var day = TODAY.minusDays(30);
        sql("insert into disclosure_start (village_id, starts_on) select village_id, '" + day + "' from village_code"
                + " where code = '" + VILLAGE + "' on conflict do nothing");
        try {
            meanwhile.run();
        } finally {
            sql("delete from disclosure_start where starts_on = '" + day + "'");
        }
    }

    private static void sql(String statement) {
        HERE.context().getBean(DatabaseClient.class).sql(statement).then().block(Duration.ofSeconds(10));
    }
}
