package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.disclosure.finance.FinanceTable;

/** A clerk's month: from the catalogue to a correction, over HTTP. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String MARRIED = """
        select distinct a.village_id, a.roster_id, b.roster_id, '配偶' from wechat_identity x
        join binding a on a.person_id = x.person_id
        join wechat_identity y on y.openid = 'demo-cadre-1'
        join binding b on b.person_id = y.person_id and b.village_id = a.village_id
        where x.openid = 'demo-committee-1'
        """;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private Visitor committee;
    private Visitor reader;
    private String filing = "";

    @BeforeAll
    void meet() {
        clerk = HERE.desk("demo-cadre-1");
        committee = HERE.desk("demo-committee-1");
        reader = HERE.stranger();
    }

    @Test
    @Order(1)
    void theVillageAddsAnItemOfItsOwn() {
        var item = """
            {"code":"V%s","class":"finance","name":"村办食堂收支","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """;
        clerk.post(DESK + "/disclosure-items", item.formatted("S01")).expect(201);
        clerk.post(DESK + "/disclosure-items", item.formatted("S01")).expectProblem(409, "disclosure.item-exists");
        committee.post(DESK + "/disclosure-items", item.formatted("S02")).expectProblem(403, "role.required");
        var listed = reader.get(PAGES + "/disclosure-items?class=finance").expect(200);
        assertThat(listed.texts("/items", "/item")).contains("VS01");
    }

    @Test
    @Order(2)
    void theClerkDraftsOnceForAPeriod() {
        var draft = Map.of(
                "item", "VS01",
                "period", "2026-01",
                "content", Map.of("title", "一月食堂收支", "body", "<p onclick='x()'>收入<b>120</b>元<script>x</script></p>"));
        var drafted = clerk.post(DESK + "/disclosures", draft).expect(201);
        filing = drafted.text("/id");
        assertThat(drafted.text("/status")).isEqualTo("draft");
        assertThat(drafted.text("/work/body")).isEqualTo("<p>收入<b>120</b>元</p>");
        clerk.post(DESK + "/disclosures", draft).expectProblem(409, "disclosure.exists");
        clerk.post(DESK + "/disclosures", Map.of("item", "VS01", "period", "2026-Q1", "content", Map.of("title", "季度")))
                .expectProblem(422, "request.invalid");
        reader.get(PAGES + "/disclosures/" + filing).expectProblem(404, "disclosure.not-found");
    }

    @Test
    @Order(3)
    void aLostUpdateIsRefused() {
        edit(1, "<p>收入 120 元。</p>").expect(200);
        edit(1, "<p>别的</p>").expectProblem(412, "disclosure.stale");
        clerk.send("PUT", DESK + "/disclosures/" + filing, "application/json", WholeVillage.utf8("{\"title\":\"无版本\"}"))
                .expectProblem(400, "disclosure.version-required");
    }

    private Reply edit(long version, String body) {
        return put(version, "{\"title\":\"一月食堂收支\",\"body\":\"%s\"}".formatted(body));
    }

    private Reply put(long version, String json) {
        return clerk.with("If-Match", "\"" + version + "\"")
                .send("PUT", DESK + "/disclosures/" + filing, "application/json", WholeVillage.utf8(json));
    }

    @Test
    @Order(4)
    void nobodyChecksWhatHeWroteAndNothingGoesOutUnchecked() {
        act(clerk, "publications", "{\"version\":2}").expectProblem(409, "disclosure.wrong-state");
        act(clerk, "submissions", "{\"version\":2}").expect(201);
        act(clerk, "checks", "{\"version\":3,\"approved\":true}").expectProblem(403, "role.required");
        edit(3, "<p>偷改</p>").expectProblem(409, "disclosure.wrong-state");
        act(committee, "checks", "{\"version\":3,\"approved\":false}").expectProblem(422, "request.invalid");
    }

    @Test
    @Order(5)
    void theCommitteeReturnsItAndApprovesTheNextVersion() {
        act(committee, "checks", "{\"version\":3,\"approved\":false,\"note\":\"请写明支出\"}")
                .expect(201);
        edit(4, "<p>收入 120 元，支出 100 元。</p>").expect(200);
        act(clerk, "submissions", "{\"version\":5}").expect(201);
        act(committee, "checks", "{\"version\":5,\"approved\":true}").expectProblem(412, "disclosure.stale");
        var checked =
                act(committee, "checks", "{\"version\":6,\"approved\":true}").expect(201);
        assertThat(checked.text("/status")).isEqualTo("approved");
    }

    @Test
    @Order(6)
    void publishedItIsReadByEverybody() {
        act(clerk, "publications", "{\"version\":7}").expect(201);
        var read = reader.get(PAGES + "/disclosures/" + filing).expect(200);
        assertThat(read.text("/class")).isEqualTo("finance");
        assertThat(read.text("/periodLabel")).isEqualTo("2026年1月");
        assertThat(read.text("/current/body")).contains("支出 100 元");
        assertThat(read.body()).doesNotContain("author").doesNotContain("publishedBy");
        assertThat(reader.get(PAGES + "/disclosures?class=finance").expect(200).texts("/items", "/id"))
                .contains(filing);
        assertThat(reader.get(PAGES + "/disclosures?item=VS01").expect(200).texts("/items", "/id"))
                .containsExactly(filing);
        edit(8, "<p>改</p>").expectProblem(409, "disclosure.wrong-state");
    }

    @Test
    @Order(7)
    void aCorrectionGoesTheSameWayAndBothRevisionsStay() {
        act(clerk, "corrections", "{\"reason\":\" \"}").expectProblem(422, "request.invalid");
        act(clerk, "corrections", "{\"reason\":\"付某某 11010519491231002X 的写错了\"}")
                .expectProblem(422, "publication.blocked");
        act(clerk, "corrections", "{\"reason\":\"支出少写了 20 元\"}").expect(201);
        act(clerk, "corrections", "{\"reason\":\"再来\"}").expectProblem(409, "disclosure.wrong-state");
        assertThat(reader.get(PAGES + "/disclosures/" + filing).text("/current/body"))
                .contains("100 元");
        edit(9, "<p>收入 120 元，支出 120 元。</p>").expect(200);
        act(clerk, "submissions", "{\"version\":10}").expect(201);
        act(committee, "checks", "{\"version\":11,\"approved\":true}").expect(201);
        act(clerk, "publications", "{\"version\":12}").expect(201);
        var read = reader.get(PAGES + "/disclosures/" + filing).expect(200);
        assertThat(read.json().at("/revisions")).hasSize(2);
        assertThat(read.text("/current/reason")).isEqualTo("支出少写了 20 元");
        var old = reader.get(PAGES + "/disclosures/" + filing + "/revisions/1").expect(200);
        assertThat(old.text("/body")).contains("支出 100 元");
    }

    @Test
    @Order(8)
    void whatIsOwedIsSaidAsAFact() {
        var overdue =
                reader.get(PAGES + "/disclosures?class=finance&overdue=true").expect(200);
        assertThat(overdue.json().at("/items")).isEmpty();
        var items = reader.get(PAGES + "/disclosure-items?class=finance").expect(200);
        assertThat(items.texts("/items", "/item")).contains("VS01");
        var overview = HERE.desk("demo-dispatcher-1")
                .get("/console/v1/disclosure-overview?scope=330999101")
                .expect(200);
        assertThat(overview.texts("/items", "/village")).isSorted();
    }

    @Test
    @Order(9)
    void aTableWithANumberInItIsBlockedMaskedAndGoesOut() {
        var row = "{\"account\":\"补助\",\"summary\":\"%s\",\"incomeFen\":0,\"spendingFen\":500,\"vouchers\":[\"记-1\"]}";
        var table = "{\"from\":\"2026-02-01\",\"to\":\"2026-02-28\",\"openingFen\":%d,\"sections\":[{\"rows\":[" + row
                + "]}],\"incomeFen\":0,\"spendingFen\":500,\"closingFen\":500}";
        var draft =
                "{\"item\":\"VS01\",\"period\":\"2026-02\",\"content\":{\"title\":\"二月\",\"body\":\"\",\"table\":%s}}";
        var number = "付某某 11010519491231002X";
        filing = clerk.post(DESK + "/disclosures", draft.formatted(table.formatted(900, number)))
                .expect(201)
                .text("/id");
        act(clerk, "submissions", "{\"version\":1}").expectProblem(422, "request.invalid");
        put(
                        1,
                        "{\"title\":\"二月\",\"table\":" + table.formatted(1000, number)
                                + ",\"tableDoubts\":[{\"pointer\":\"/openingFen\",\"sentence\":\"对照账本核对过。\",\"confirmed\":true}]}")
                .expect(200);
        var blocked = act(clerk, "submissions", "{\"version\":2}");
        assertThat(blocked.text("/code")).isEqualTo("publication.blocked");
        assertThat(blocked.text("/errors/0/pointer")).isEqualTo("/table/sections/0/rows/0/summary");
        assertThat(clerk.get(DESK + "/disclosures/" + filing + "/findings")
                        .expect(200)
                        .text("/items/0/kind"))
                .isEqualTo("identity");
        var own = clerk.get(DESK + "/disclosures/" + filing).expect(200);
        assertThat(own.json().at("/deeds").toString()).contains("mask").doesNotContain("release");
        var above = HERE.desk("demo-dispatcher-1")
                .get(DESK + "/disclosures/" + filing)
                .expect(200);
        assertThat(above.json().at("/deeds").toString()).isEqualTo("[\"release\"]");
        var masked = act(clerk, "maskings", "{\"version\":2}").expect(201);
        assertThat(masked.body()).doesNotContain("11010519491231002X");
        act(clerk, "submissions", "{\"version\":3}").expect(201);
        act(committee, "checks", "{\"version\":4,\"approved\":true}").expect(201);
        act(clerk, "publications", "{\"version\":5}").expect(201);
        var read = reader.get(PAGES + "/disclosures/" + filing).expect(200);
        assertThat(read.json()
                        .at("/current/table/sections/0/rows/0/spendingFen")
                        .asLong())
                .isEqualTo(500);
        assertThat(read.text("/before/period")).isEqualTo("2026-01");
    }

    @Test
    @Order(10)
    void aCloseRelativeOfWhoWroteMayNotCheckNorMayOnePublishWhatARelativeChecked() {
        var draft = "{\"item\":\"VS01\",\"period\":\"2026-03\",\"content\":{\"title\":\"三月\",\"body\":\"收支\"}}";
        var drafted = clerk.post(DESK + "/disclosures", draft).expect(201);
        assertThat(drafted.json().at("/previousClosingFen").asLong())
                .as("what February ended with")
                .isEqualTo(500);
        filing = drafted.text("/id");
        act(clerk, "submissions", "{\"version\":1}").expect(201);
        whileRelated(() -> {
            assertThat(committee.get(DESK + "/tasks").expect(200).body()).doesNotContain(filing);
            assertThat(deeds(committee)).doesNotContain("check");
            assertThat(clerk.get(DESK + "/disclosures/" + filing).expect(200).text("/unchecked"))
                    .contains("近亲属", "没有人可以审核");
            assertThat(HERE.desk("demo-dispatcher-1")
                            .get(DESK + "/tasks")
                            .expect(200)
                            .texts("/items", "/kind"))
                    .contains("disclosure-uncheckable");
            return act(committee, "checks", "{\"version\":2,\"approved\":true}");
        });
        assertThat(committee.get(DESK + "/tasks").expect(200).body()).contains(filing);
        assertThat(deeds(committee)).contains("check");
        assertThat(clerk.get(DESK + "/disclosures/" + filing)
                        .expect(200)
                        .json()
                        .at("/unchecked")
                        .asString(""))
                .isEmpty();
        assertThat(HERE.desk("demo-dispatcher-1")
                        .get(DESK + "/tasks")
                        .expect(200)
                        .body())
                .doesNotContain("disclosure-uncheckable");
        act(committee, "checks", "{\"version\":2,\"approved\":true}").expect(201);
        whileRelated(() -> act(clerk, "publications", "{\"version\":3}"));
        act(clerk, "publications", "{\"version\":3}").expect(201);
        var read = reader.get(PAGES + "/disclosures/" + filing).expect(200);
        assertThat(read.json().at("/before/table/closingFen").asLong())
                .as("February's table comes with March's page")
                .isEqualTo(500);
    }

    @Test
    @Order(11)
    void aTableOfAllTheRowsThatMayBeImportedIsCountedAndKept() {
        var row = "{\"date\":\"2026-04-01\",\"code\":\"5001\",\"account\":\"食堂支出\",\"summary\":\"" + "买菜买米买油".repeat(10)
                + "\",\"incomeFen\":0,\"spendingFen\":1,\"vouchers\":[\"记-%04d\"]}";
        var table = "{\"from\":\"2026-04-01\",\"to\":\"2026-04-30\",\"openingFen\":2000,\"sections\":[{\"rows\":["
                + IntStream.range(0, FinanceTable.MAX_ROWS)
                        .mapToObj(row::formatted)
                        .collect(Collectors.joining(","))
                + "]}],\"incomeFen\":0,\"spendingFen\":2000,\"closingFen\":0}";
        var counted = clerk.post(DESK + "/disclosures/finance-tables/recounts", "{\"table\":" + table + "}")
                .expect(200);
        assertThat(counted.json().at("/faults").size()).isZero();
        var draft = "{\"item\":\"VS01\",\"period\":\"2026-04\",\"content\":{\"title\":\"四月\",\"body\":\"\",\"table\":"
                + table + "}}";
        filing = clerk.post(DESK + "/disclosures", draft).expect(201).text("/id");
        var kept = put(1, "{\"title\":\"四月\",\"table\":" + table + "}").expect(200);
        assertThat(kept.json().at("/work/table/sections/0/rows")).hasSize(FinanceTable.MAX_ROWS);
        clerk.post(DESK + "/news", "{\"table\":" + table + "}").expectProblem(413, "request.too-large");
    }

    private String deeds(Visitor who) {
        return who.get(DESK + "/disclosures/" + filing)
                .expect(200)
                .json()
                .at("/deeds")
                .toString();
    }

    /** Refuses an act while the roster says that clerk and committee are husband and wife. */
    private static void whileRelated(Supplier<Reply> act) {
        sql("insert into roster_relative (village_id, roster_id, relative_id, relation) " + MARRIED);
        try {
            act.get().expectProblem(403, "disclosure.checker-not-independent");
        } finally {
            sql("delete from roster_relative where (village_id, roster_id, relative_id, relation) in (" + MARRIED
                    + ")");
        }
    }

    private static void sql(String statement) {
        HERE.context().getBean(DatabaseClient.class).sql(statement).then().block(PATIENCE);
    }

    private Reply act(Visitor who, String verb, String body) {
        return who.post(DESK + "/disclosures/" + filing + "/" + verb, body);
    }
}
