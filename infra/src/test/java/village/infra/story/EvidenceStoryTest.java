package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import village.infra.evidence.Verifier;
import village.infra.matrix.PublishedDisclosure;

/** A disclosure is proved off-line, somebody edits it by SQL, and is convicted. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceStoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String EVIDENCE = "/openapi/v1/evidence";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path folder;

    private Visitor relative;
    private String filing = "";
    private String key = "";

    @BeforeAll
    void meet() {
        relative = HERE.stranger();
    }

    @Test
    @Order(1)
    void theVillagePublishes() {
        var clerk = HERE.desk("demo-cadre-1");
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VE01","class":"finance","name":"水渠维修收支","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """).expect(201);
        var draft = Map.of(
                "item", "VE01",
                "period", "2026-02",
                "content", Map.of("title", "二月水渠维修", "body", "<p>支出 3000 元。</p>"));
        filing = clerk.post(DESK + "/disclosures", draft).expect(201).text("/id");
        act(clerk, "submissions", "{\"version\":1}");
        act(HERE.desk("demo-committee-1"), "checks", "{\"version\":2,\"approved\":true}");
        act(clerk, "publications", "{\"version\":3}");
    }

    private void act(Visitor who, String noun, String body) {
        who.post(DESK + "/disclosures/" + filing + "/" + noun, body).expect(201);
    }

    @Test
    @Order(2)
    void soonItIsProvedWithoutTheServer() throws IOException {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(proof().expect(200).text("/state")).isEqualTo("unchanged"));
        key = relative.get(EVIDENCE + "/checkpoint").expect(200).text("/verifierKey");
        var verdict = bundle("before.json");
        assertThat(verdict.words()).contains("与当时发布的一致", "支出 3000 元");
        assertThat(verdict.exit()).isZero();
        Files.writeString(folder.resolve("old.txt"), note());
    }

    @Test
    @Order(3)
    void theLogIsOpenToEverybody() {
        var proof = proof().expect(200);
        var inclusion =
                relative.get(EVIDENCE + "/proofs/" + proof.text("/leaf")).expect(200);
        assertThat(inclusion.text("/leafHash")).isEqualTo(proof.text("/hash"));
        var size = relative.get(EVIDENCE + "/checkpoint").expect(200).text("/size");
        relative.get(EVIDENCE + "/consistency?from=1&to=" + size).expect(200);
        relative.get(EVIDENCE + "/consistency?from=2&to=1").expectProblem(400, "evidence.range-invalid");
        relative.get(EVIDENCE + "/proofs/99999999").expectProblem(404, "evidence.not-found");
        relative.get("/mp/v1/villages/" + WholeVillage.OTHER_VILLAGE + "/disclosures/" + filing + "/proof")
                .expectProblem(404, "evidence.not-found");
    }

    @Test
    @Order(4)
    void anHonestLogIsBelieved() throws IOException {
        var verdict = log();
        assertThat(verdict.words()).contains("与签凭据时一样").doesNotContain("二月水渠维修");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    @Order(5)
    void whoeverEditsItBySqlIsConvicted() throws IOException {
        sql("alter table disclosure_revision disable trigger user");
        sql("update disclosure_revision set body = replace(body, '3000', '8000') where disclosure_id = '" + filing
                + "'");
        try {
            assertThat(proof().expect(200).text("/state")).isEqualTo("changed");
            var verdict = bundle("after.json");
            assertThat(verdict.words()).contains("被改过", "支出 8000 元", "支出 3000 元");
            assertThat(verdict.exit()).isEqualTo(1);
            var whole = log();
            assertThat(whole.words()).contains("被改过", filing, "与签凭据时一样");
            assertThat(whole.exit()).isEqualTo(1);
        } finally {
            sql("update disclosure_revision set body = replace(body, '8000', '3000') where disclosure_id = '" + filing
                    + "'");
            sql("alter table disclosure_revision enable trigger user");
        }
        assertThat(proof().expect(200).text("/state")).isEqualTo("unchanged");
    }

    /** The log has grown since the first checkpoint was kept: by a leaf, at least. */
    @Test
    @Order(6)
    void thatNothingWasRewrittenSinceAnOldCheckpointIsProvedInOneCall() throws IOException {
        var old = Files.readString(folder.resolve("old.txt"));
        new PublishedDisclosure(HERE).id();
        await().atMost(SOON).until(() -> size(note()) > size(old));
        Files.writeString(folder.resolve("new.txt"), note());
        var to = size(Files.readString(folder.resolve("new.txt")));
        Files.write(
                folder.resolve("growth.json"),
                relative.get(EVIDENCE + "/consistency?from=" + size(old) + "&to=" + to)
                        .expect(200)
                        .bytes());
        var verdict = growth("old.txt", "new.txt");
        assertThat(verdict.words()).contains("从 " + size(old) + " 条到 " + to + " 条，只增不改");
        assertThat(verdict.exit()).isZero();
        assertThat(growth("new.txt", "old.txt").words()).contains("尾部被删掉了");
    }

    private Verifier.Verdict growth(String old, String now) {
        return Verifier.run(
                "growth",
                folder.resolve("growth.json").toString(),
                key,
                folder.resolve(old).toString(),
                folder.resolve(now).toString());
    }

    private static long size(String note) {
        return Long.parseLong(note.split("\n")[1]);
    }

    /** Last, for nothing comes back from it. */
    @Test
    @Order(7)
    void whatTheLawWantsGoneIsGoneFromEveryPageAndSaysSo() throws IOException {
        var page = "/mp/v1/villages/" + VILLAGE + "/disclosures/" + filing;
        var erasures = "/console/v1/evidence/" + proof().text("/leaf") + "/erasures";
        HERE.desk("demo-cadre-1").post(erasures, Map.of("reason", "想删")).expectProblem(403, "role.required");
        for (var number : new String[] {"11010519491231002X", "1330782199001011239", "13711119050"}) {
            HERE.desk("demo-operator-1")
                    .post(erasures, Map.of("reason", "付某某（" + number + "）请求删除"))
                    .expectProblem(422, "request.invalid");
        }
        relative.get(page).expect(200);
        var clerk = HERE.desk("demo-cadre-1");
        act(clerk, "corrections", "{\"reason\":\"三千元写错了\"}");
        var asker = HERE.in("demo-villager-1");
        asker.post(page + "/questions", Map.of("text", "修的是哪一段？")).expect(201);
        assertThat(asker.get("/mp/v1/me/disclosure-questions").expect(200).body())
                .contains("二月水渠维修");
        HERE.desk("demo-operator-1")
                .post(erasures, Map.of("reason", "依当事人请求删除"))
                .expect(204);
        var desk = clerk.get(DESK + "/disclosures/" + filing).expect(200);
        assertThat(desk.body()).doesNotContain("3000").doesNotContain("二月水渠维修").doesNotContain("三千元");
        var read = relative.get(page).expect(200);
        assertThat(read.body()).doesNotContain("3000").doesNotContain("二月水渠维修");
        assertThat(read.text("/current/erased")).isEqualTo("依当事人请求删除");
        assertThat(relative.get(page + "/revisions/1").expect(200).body()).doesNotContain("3000");
        assertThat(relative.get("/mp/v1/villages/" + VILLAGE + "/disclosures").body())
                .doesNotContain("二月水渠维修");
        for (var place : List.of(
                asker.get("/mp/v1/me/disclosure-questions"),
                asker.get("/mp/v1/me/data"),
                clerk.get(DESK + "/disclosure-questions?limit=100"))) {
            assertThat(place.expect(200).body()).contains("修的是哪一段").doesNotContain("二月水渠维修");
        }
        assertThat(clerk.get(DESK + "/tasks").expect(200).body()).doesNotContain("二月水渠维修");
        var proof = proof().expect(200);
        assertThat(proof.text("/state")).isEqualTo("erased");
        assertThat(proof.body()).doesNotContain("3000").doesNotContain("二月水渠维修");
        assertThat(bundle("erased.json").words()).contains("抹除").doesNotContain("3000");
        var whole = log();
        assertThat(whole.words()).doesNotContain("被改过");
        assertThat(whole.exit()).isZero();
        HERE.desk("demo-operator-1").post(erasures, Map.of("reason", "再删一次")).expect(204);
        assertThat(relative.get(page).text("/current/erased")).isEqualTo("依当事人请求删除");
    }

    @Test
    @Order(8)
    void nobodyBlanksARevisionWithoutSayingWhy() {
        var blank = "update disclosure_revision set title = 'x', body = '', enclosures = '[]', finance_table = null,"
                + " erased_reason = '删' where erased_reason is null";
        assertThatThrownBy(() -> sql(blank)).hasMessageContaining("an erasure that says why");
        assertThatThrownBy(
                        () -> sql("update disclosure_revision set body = '改' where disclosure_id = '" + filing + "'"))
                .hasMessageContaining("an erasure that says why");
    }

    private Reply proof() {
        return relative.get("/mp/v1/villages/" + VILLAGE + "/disclosures/" + filing + "/proof");
    }

    private Verifier.Verdict bundle(String name) throws IOException {
        Files.write(folder.resolve(name), proof().expect(200).bytes());
        return Verifier.run("bundle", folder.resolve(name).toString(), key);
    }

    private String note() {
        return relative.with("Accept", "text/plain")
                .get(EVIDENCE + "/checkpoint")
                .expect(200)
                .body();
    }

    private Verifier.Verdict log() throws IOException {
        var lines = new StringBuilder();
        for (String page = "-"; !page.isEmpty(); lines.append(page)) {
            page = relative.get(EVIDENCE + "/leaves?from="
                            + lines.toString().lines().count())
                    .expect(200)
                    .body();
        }
        Files.writeString(folder.resolve("leaves.ndjson"), lines);
        Files.writeString(folder.resolve("new.txt"), note());
        return Verifier.run(
                "log",
                folder.resolve("leaves.ndjson").toString(),
                key,
                folder.resolve("old.txt").toString(),
                folder.resolve("new.txt").toString());
    }

    private static void sql(String statement) {
        HERE.context().getBean(DatabaseClient.class).sql(statement).then().block(SOON);
    }
}
