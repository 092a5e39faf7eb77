package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import village.infra.matrix.PublishedDisclosure;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Somebody edits a signed row by SQL: everybody whom it concerns is told, and the village is served all the same. */
class EvidenceAlarmStoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TASKS = "/console/v1/villages/" + WholeVillage.VILLAGE + "/tasks";
    private static final String PAGES = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/disclosures/";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path phone;

    private final Visitor villager = HERE.stranger();
    private String covered = "";

    @BeforeEach
    void publish() {
        covered = new PublishedDisclosure(HERE).id();
        await().atMost(SOON).until(() -> state(covered).equals("unchanged"));
        sql("drop table if exists kept_head");
        sql("create table kept_head as select * from evidence_checkpoint order by size desc limit 1");
    }

    /** Stories share the log: the head is put right again, whatever the test came to. */
    @AfterEach
    void putRight() {
        putBack();
        await().atMost(SOON).until(() -> !health("").body().contains("ALARM"));
        sql("drop table kept_head");
    }

    @Test
    void aRowEditedBySqlIsToldToEverybodyAndStopsNothingElse() throws IOException {
        assertThat(alarmed("demo-dispatcher-1")).isFalse();
        rewrite("update evidence_checkpoint set root = decode(repeat('00', 32), 'hex')"
                + " where size = (select size from kept_head)");
        await().atMost(SOON).until(() -> health("").body().contains("ALARM"));
        var fresh = new PublishedDisclosure(HERE).id();

        assertThat(state(fresh)).isEqualTo("stopped");
        assertThat(state(covered)).as("what was signed before still verifies").isEqualTo("unchanged");
        assertThat(alarmed("demo-dispatcher-1")).isTrue();
        assertThat(alarmed("demo-supervisor-1")).isTrue();
        assertThat(alarmed("demo-cadre-1")).isFalse();
        var desk = HERE.desk("demo-operator-1").get("/console/v1/evidence").expect(200);
        assertThat(desk.text("/alarm/finding")).isEqualTo("保存的凭据不是当时签出来的");
        assertThat(health("").status())
                .as("no balancer takes it out of service")
                .isEqualTo(200);
        assertThat(health("/readiness").expect(200).body()).doesNotContain("ALARM");
        await().atMost(SOON).until(() -> gauge().equals("1.0"));
        if (ProofPage.nodeIsThere()) {
            assertThat(page(fresh)).isEqualTo("stopped bad - 存证链核对不上，已停止签发新的存证，请向乡镇反映");
            assertThat(page(covered)).isEqualTo("unchanged good right 这份公开与当时发布的一致");
        }

        putBack();
        await().atMost(SOON).until(() -> state(fresh).equals("unchanged"));
        assertThat(alarmed("demo-dispatcher-1")).isFalse();
        assertThat(HERE.desk("demo-operator-1").get("/console/v1/evidence").body())
                .doesNotContain("\"finding\"");
        await().atMost(SOON).until(() -> gauge().equals("0.0"));
    }

    private static void putBack() {
        rewrite("update evidence_checkpoint c set root = k.root from kept_head k where c.size = k.size");
    }

    private boolean alarmed(String openid) {
        return HERE.desk(openid).get(TASKS).expect(200).texts("/items", "/kind").contains("evidence-alarm");
    }

    private String state(String filing) {
        return villager.get(PAGES + filing + "/proof").expect(200).text("/state");
    }

    private String page(String filing) throws IOException {
        var proof = villager.get(PAGES + filing + "/proof").expect(200).body();
        var shown = villager.get(PAGES + filing + "/revisions/1").expect(200).body();
        return ProofPage.in(phone, villager)
                .said(filing, proof, shown)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static Reply health(String group) {
        return management().get("/actuator/health" + group);
    }

    private static String gauge() {
        return management()
                .get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("village_evidence_alarm"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static Visitor management() {
        var port = HERE.context().getEnvironment().getRequiredProperty("local.management.port");
        return Visitor.stranger(URI.create("http://127.0.0.1:" + port));
    }

    private static void rewrite(String statement) {
        Ledger.rewrite(HERE.context().getBean(DatabaseClient.class), statement);
    }

    private static void sql(String statement) {
        Ledger.execute(HERE.context().getBean(DatabaseClient.class), statement);
    }
}
