package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An operator writes the next catalogue, over HTTP; nobody's case changes meanwhile. In this order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComplaintCatalogueStoryTest {
    private static final String ALL = "/console/v1/complaint-catalogues";
    private static final String PERIODS = "/console/v1/statutory-periods";
    private static final String DAY = "2079-03-01";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor operator;
    private ArrayNode lines;

    @BeforeAll
    void meet() {
        operator = HERE.desk("demo-operator-1");
        lines = (ArrayNode)
                operator.get(ALL + "/starter-2026").expect(200).json().at("/items");
    }

    @Test
    @Order(1)
    void theSheetThatIsTakenOutIsReadInAgain() {
        HERE.desk("demo-dispatcher-1").get(ALL).expectProblem(403, "role.required");
        assertThat(operator.get(ALL).expect(200).texts("/items", "/version")).contains("starter-2026");
        var sheet = operator.get(ALL + "/starter-2026/sheet").expect(200);
        var read =
                operator.upload(ALL + "/sheets", "目录.xlsx", XLSX, sheet.bytes()).expect(200);
        assertThat((JsonNode) read.json().at("/items")).isEqualTo(lines);
        operator.upload(ALL + "/sheets", "目录.xlsx", XLSX, new byte[] {1, 2, 3})
                .expectProblem(422, "complaint.catalogue-unreadable");
    }

    @Test
    @Order(2)
    void whatChangesIsShownBeforeAnythingDoes() {
        ((ObjectNode) lines.get(0)).put("name", "环境与卫生");
        var added = JsonMapper.shared().createObjectNode().put("code", "0199").put("name", "飞线充电");
        lines.add(added);
        var changes = operator.post(ALL + "/previews", draft(DAY)).expect(200);
        assertThat(changes.texts("/items", "/kind")).containsExactly("changed", "added");
        assertThat(changes.text("/items/0/fields/0/after")).isEqualTo("环境与卫生");
        operator.post(ALL + "/previews", draft("2026-01-02")).expectProblem(422, "request.invalid");
        operator.get(ALL + "/" + DAY).expectProblem(404, "complaint.catalogue-not-found");
    }

    @Test
    @Order(3)
    void itIsPublishedForItsDayAndTakenBackBeforeIt() {
        var before = HERE.stranger()
                .get("/mp/v1/villages/" + VILLAGE + "/complaint-categories")
                .body();
        var keyed = operator.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(keyed.post(ALL, draft(DAY)).expect(201).text("/version")).isEqualTo(DAY);
        keyed.post(ALL, draft(DAY)).expect(201);
        operator.post(ALL, draft(DAY)).expectProblem(422, "request.invalid");
        assertThat(operator.get(ALL + "/" + DAY).expect(200).texts("/items", "/name"))
                .contains("环境与卫生", "飞线充电");
        assertThat(HERE.stranger()
                        .get("/mp/v1/villages/" + VILLAGE + "/complaint-categories")
                        .body())
                .isEqualTo(before);
        operator.delete(ALL + "/starter-2026").expectProblem(409, "complaint.catalogue-in-force");
        operator.delete(ALL + "/" + DAY).expect(204);
        operator.delete(ALL + "/" + DAY).expectProblem(404, "complaint.catalogue-not-found");
    }

    @Test
    @Order(4)
    void periodsOfTheNextLawAreWrittenBeforeItsDay() {
        var period = Map.of("effectiveFrom", DAY, "replyDays", 10, "finishDays", 45, "legalBasis", "新条例");
        HERE.desk("demo-supervisor-1").post(PERIODS, period).expectProblem(403, "role.required");
        operator.post(PERIODS, period).expect(201);
        assertThat(operator.get(PERIODS).expect(200).text("/items/0/effectiveFrom"))
                .isEqualTo(DAY);
        operator.delete(PERIODS + "/2022-05-01").expectProblem(409, "complaint.catalogue-in-force");
        operator.delete(PERIODS + "/tomorrow").expectProblem(404, "complaint.catalogue-not-found");
        operator.delete(PERIODS + "/" + DAY).expect(204);
        assertThat(operator.get(PERIODS).texts("/items", "/effectiveFrom")).doesNotContain(DAY);
    }

    private String draft(String from) {
        var draft = JsonMapper.shared()
                .createObjectNode()
                .put("effectiveFrom", from)
                .put("legalBasis", "县里的清单");
        draft.set("items", lines);
        return draft.toString();
    }
}
