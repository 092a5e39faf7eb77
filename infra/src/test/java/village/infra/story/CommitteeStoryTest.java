package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/** The supervision committee at its desk: what waits for it, and what its word gives others to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommitteeStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private Visitor committee;
    private String filing = "";

    @BeforeAll
    void drafted() {
        clerk = HERE.desk("demo-cadre-1");
        committee = HERE.desk("demo-committee-1");
        clerk.post(DESK + "/disclosure-items", """
                {"code":"VC01","class":"village","name":"村口广场租用","frequency":"monthly","dueDays":10,
                 "legalBasis":"村规民约第八条","effectiveFrom":"2026-01-01"}""").expect(201);
        var content = Map.of("title", "一月广场租用", "body", "<p>没有租用。</p>");
        filing = clerk.post(DESK + "/disclosures", Map.of("item", "VC01", "period", "2026-01", "content", content))
                .expect(201)
                .text("/id");
    }

    @Test
    @Order(1)
    void whatIsSubmittedWaitsForTheCommitteeAndForNobodyElse() {
        assertThat(tasks(committee)).doesNotContain("disclosure-check " + filing);
        act(clerk, "submissions", "{\"version\":1}").expect(201);
        assertThat(tasks(committee)).contains("disclosure-check " + filing);
        assertThat(tasks(clerk)).noneMatch(task -> task.endsWith(filing));
        assertThat(committee.get(DESK + "/tasks").body()).doesNotContain("\"complaint\"");
        var phone = HERE.in("demo-committee-1");
        await().atMost(PATIENCE)
                .until(() -> phone.get("/mp/v1/me/notices").body().contains("等着监委会审核"));
    }

    @Test
    @Order(2)
    void whatItReturnsWaitsForTheAuthor() {
        act(committee, "checks", "{\"version\":2,\"approved\":false,\"note\":\"请写明租金\"}")
                .expect(201);
        assertThat(tasks(committee)).noneMatch(task -> task.endsWith(filing));
        assertThat(tasks(clerk)).contains("disclosure-returned " + filing);
        var phone = HERE.in("demo-cadre-1");
        await().atMost(PATIENCE)
                .until(() -> phone.get("/mp/v1/me/notices").body().contains("监委会退回了一份公开"));
    }

    @Test
    @Order(3)
    void whatItApprovesWaitsForACadreToPublish() {
        act(clerk, "submissions", "{\"version\":3}").expect(201);
        act(committee, "checks", "{\"version\":4,\"approved\":true}").expect(201);
        assertThat(tasks(clerk)).contains("disclosure-publish " + filing);
        assertThat(tasks(HERE.desk("demo-grid-1"))).noneMatch(task -> task.endsWith(filing));
        var phone = HERE.in("demo-cadre-1");
        await().atMost(PATIENCE)
                .until(() -> phone.get("/mp/v1/me/notices").body().contains("监委会审核通过了一份公开"));
        act(clerk, "publications", "{\"version\":5}").expect(201);
        assertThat(tasks(clerk)).noneMatch(task -> task.endsWith(filing));
    }

    /** In a village that has been disclosing here for long and is behind. */
    @Test
    @Order(4)
    void whatFallsDueIsTheCadresToDoTheMostPressingFirst() {
        var behind = "/villages/" + OTHER_VILLAGE;
        started("2025-01-01");
        var overdue = HERE.stranger()
                .get("/mp/v1" + behind + "/disclosures?class=finance&overdue=true")
                .expect(200);
        assertThat(overdue.texts("/overdue", "/fact")).isNotEmpty().allMatch(fact -> fact.contains("已逾期"));
        var due =
                HERE.desk("demo-cadre-2").get("/console/v1" + behind + "/tasks").expect(200);
        assertThat(due.texts("/items", "/kind")).contains("disclosure-due");
        var red = items(due)
                .filter(task -> task.at("/kind").asText().equals("disclosure-due"))
                .toList();
        assertThat(red)
                .hasSize(20)
                .allSatisfy(task -> assertThat(task.at("/status").asText()).contains("已逾期"));
        assertThat(red.stream().map(task -> task.at("/dueAt").asText())).isSorted();
        assertThat(HERE.desk("demo-committee-2")
                        .get("/console/v1" + behind + "/tasks")
                        .expect(200)
                        .texts("/items", "/kind"))
                .doesNotContain("disclosure-due");
    }

    private static void started(String day) {
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("""
                        insert into disclosure_start (village_id, starts_on)
                        select village_id, cast(:day as date) from village_code where code = :code
                        on conflict (village_id) do update set starts_on = excluded.starts_on
                        """)
                .bind("day", day)
                .bind("code", OTHER_VILLAGE)
                .then()
                .block(PATIENCE);
    }

    private static List<String> tasks(Visitor who) {
        return items(who.get(DESK + "/tasks").expect(200))
                .map(task -> task.at("/kind").asText() + " " + task.at("/id").asText())
                .toList();
    }

    private static Stream<JsonNode> items(Reply tasks) {
        return StreamSupport.stream(tasks.json().at("/items").spliterator(), false);
    }

    private Reply act(Visitor who, String verb, String body) {
        return who.post(DESK + "/disclosures/" + filing + "/" + verb, body);
    }
}
