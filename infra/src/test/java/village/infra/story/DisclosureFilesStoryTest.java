package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.AttachmentStore.Size;
import village.infra.gate.MadeDocuments;

/** The files of a disclosure: they keep their names, and are gone when the law wants it. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureFilesStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private Visitor reader;
    private String filing = "";
    private String shared = "";
    private String first = "";
    private String known = "";

    @BeforeAll
    void meet() {
        clerk = HERE.desk("demo-cadre-1");
        reader = HERE.stranger();
    }

    @Test
    @Order(1)
    void aFileKeepsItsNameForTheReaderWhoTakesItHome() throws IOException {
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VF01","class":"village","name":"水渠工程","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """).expect(201);
        shared = passed("E:\\公示\\水渠验收单.pdf.exe", "accepted");
        first = passed("签名页.pdf", "signed");
        filing = clerk.post(
                        DESK + "/disclosures",
                        Map.of("item", "VF01", "period", "2026-02", "content", content(shared, first)))
                .expect(201)
                .text("/id");
        var draft = clerk.get(DESK + "/disclosures/" + filing).expect(200);
        assertThat(draft.texts("/work/files", "/name")).containsExactlyInAnyOrder("水渠验收单.pdf", "签名页.pdf");
        publish(1);
        var read = reader.get(PAGES + "/disclosures/" + filing).expect(200);
        assertThat(read.texts("/current/attachments", "/name")).containsExactly("水渠验收单.pdf", "签名页.pdf");
        var file = open(reader, shared).expect(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E6%B0%B4%E6%B8%A0%E9%AA%8C%E6%94%B6%E5%8D%95.pdf");
        assertThat(file.bytes()).startsWith('%', 'P', 'D', 'F');
        assertThat(file.header("ETag"))
                .as("the one that was published")
                .isEqualTo("\"" + read.text("/current/attachments/0/sha256") + "\"");
    }

    /** A browser keeps the bytes and asks before it shows them; so it does with what is older than fingerprints. */
    @Test
    @Order(2)
    void whoHasAFileAlreadyIsSentNothing() {
        known = open(reader, first).expect(200).header("ETag");
        assertThat(reader.with("If-None-Match", known)
                        .get(PAGES + "/attachments/" + first)
                        .expect(304)
                        .bytes())
                .isEmpty();
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("update attachment set sha256 = null where id = '" + first + "'")
                .then()
                .block(SOON);
        reader.with("If-None-Match", known).get(PAGES + "/attachments/" + first).expect(304);
        assertThat(open(reader, first).expect(200).header("ETag")).isEqualTo(known);
    }

    @Test
    @Order(3)
    void whatACorrectionLeftOutIsStillThereToRead() {
        clerk.post(DESK + "/disclosures/" + filing + "/corrections", Map.of("reason", "签名页放错了"))
                .expect(201);
        var draft = clerk.get(DESK + "/disclosures/" + filing).expect(200);
        clerk.with("If-Match", "\"" + draft.text("/version") + "\"")
                .send("PUT", DESK + "/disclosures/" + filing, "application/json", json(content(shared)))
                .expect(200);
        publish(Long.parseLong(draft.text("/version")) + 1);
        assertThat(reader.get(PAGES + "/disclosures/" + filing).texts("/current/attachments", "/id"))
                .containsExactly(shared);
        open(reader, first).expect(200);
    }

    @Test
    @Order(4)
    void filesOfAnErasedRevisionAreOpenToNobodyAndTheirBytesGo() {
        await().atMost(SOON).until(() -> proven(1));
        HERE.desk("demo-operator-1")
                .post("/console/v1/evidence/" + proof(1).text("/leaf") + "/erasures", Map.of("reason", "依当事人请求删除"))
                .expect(204);
        for (var who : List.of(reader, HERE.in("demo-villager-1"), HERE.in("demo-cadre-1"))) {
            open(who, first).expectProblem(404, "attachment.not-found");
            open(who.with("If-None-Match", known), first).expectProblem(404, "attachment.not-found");
        }
        for (var who : List.of("demo-cadre-1", "demo-committee-1", "demo-dispatcher-1")) {
            HERE.desk(who).get(DESK + "/attachments/" + first).expectProblem(404, "attachment.not-found");
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(kept(first)).isFalse());
        assertThat(clerk.get(DESK + "/disclosures/" + filing).body()).doesNotContain(first, "签名页.pdf");
        assertThat(proof(1).text("/state")).isEqualTo("erased");
    }

    @Test
    @Order(5)
    void whatAnotherRevisionStillShowsStaysUntilThatGoesToo() {
        open(reader, shared).expect(200);
        assertThat(kept(shared)).isTrue();
        await().atMost(SOON).until(() -> proven(2));
        HERE.desk("demo-operator-1")
                .post("/console/v1/evidence/" + proof(2).text("/leaf") + "/erasures", Map.of("reason", "依当事人请求删除"))
                .expect(204);
        open(reader, shared).expectProblem(404, "attachment.not-found");
        await().atMost(SOON).untilAsserted(() -> assertThat(kept(shared)).isFalse());
    }

    private String passed(String name, String words) throws IOException {
        var id = clerk.upload(DESK + "/attachments", name, "application/pdf", MadeDocuments.pdf(words))
                .expect(201)
                .text("/id");
        clerk.post(DESK + "/attachments/" + id + "/reviews", Map.of("verdict", "pass"));
        return id;
    }

    private static Map<String, Object> content(String... files) {
        return Map.of("title", "水渠工程验收", "body", "<p>见附件。</p>", "attachments", List.of(files));
    }

    private static byte[] json(Map<String, Object> content) {
        return JsonMapper.shared().writeValueAsBytes(content);
    }

    private void publish(long version) {
        act(clerk, "submissions", Map.of("version", version));
        for (var file : List.of(shared, first)) {
            clerk.post(DESK + "/attachments/" + file + "/reviews", Map.of("verdict", "pass"));
        }
        act(HERE.desk("demo-committee-1"), "checks", Map.of("version", version + 1, "approved", true));
        act(clerk, "publications", Map.of("version", version + 2));
    }

    private void act(Visitor who, String noun, Map<String, Object> body) {
        who.post(DESK + "/disclosures/" + filing + "/" + noun, body).expect(201);
    }

    private static Reply open(Visitor who, String file) {
        return who.get(PAGES + "/attachments/" + file);
    }

    private Reply proof(int revision) {
        return reader.get(PAGES + "/disclosures/" + filing + "/proof?revision=" + revision);
    }

    private boolean proven(int revision) {
        return proof(revision).text("/state").equals("unchanged");
    }

    private static boolean kept(String file) {
        var id = new Attachment.Id(UUID.fromString(file));
        return HERE.context()
                .getBean(AttachmentStore.class)
                .get(id, Size.FULL)
                .hasElement()
                .block(SOON);
    }
}
