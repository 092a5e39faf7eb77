package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import village.infra.attachment.MadeFiles;

/** Who opens the files of news and of disclosures, in each state of what they belong to: asked over the wire by everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenedFilesStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final List<String> READERS = List.of(
            "",
            "demo-guest-1",
            "demo-villager-2",
            "demo-migrant-1",
            "test-resident-1",
            "demo-party-1",
            "demo-grid-1",
            "demo-committee-1",
            "demo-dispatcher-1",
            "demo-supervisor-1",
            "demo-operator-1",
            "demo-grid-2");

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Map<String, String> files = new LinkedHashMap<>();
    private Visitor cadre;
    private String column = "";

    @BeforeAll
    void publish() throws IOException {
        cadre = HERE.desk("demo-cadre-1");
        column = cadre.get(DESK + "/news-columns").expect(200).text("/items/0/id");
        for (var audience : List.of("public", "villagers", "party-members")) {
            drafted(audience, "draft");
            published(audience, "published");
            corrected(audience);
            withdrawn(audience);
        }
        disclosed();
    }

    /** Columns: stranger, unbound, of another village, villager, resident, Party member; then grid worker, committee, township, county; operator, staff of another village. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "public,        draft,     404 404 404 404 404 404 200 200 200 200 404 404",
        "villagers,     draft,     404 404 404 404 404 404 200 200 200 200 404 404",
        "party-members, draft,     404 404 404 404 404 404 200 200 200 200 404 404",
        "public,        published, 200 200 200 200 200 200 200 200 200 200 200 200",
        "villagers,     published, 404 404 404 200 200 200 200 200 200 200 404 404",
        "party-members, published, 404 404 404 404 404 200 200 200 200 200 404 404",
        "public,        replaced,  404 404 404 404 404 404 200 200 200 200 404 404",
        "villagers,     replaced,  404 404 404 404 404 404 200 200 200 200 404 404",
        "party-members, replaced,  404 404 404 404 404 404 200 200 200 200 404 404",
        "public,        corrected, 200 200 200 200 200 200 200 200 200 200 200 200",
        "villagers,     corrected, 404 404 404 200 200 200 200 200 200 200 404 404",
        "party-members, corrected, 404 404 404 404 404 200 200 200 200 200 404 404",
        "public,        withdrawn, 404 404 404 404 404 404 200 200 200 200 404 404",
        "villagers,     withdrawn, 404 404 404 404 404 404 200 200 200 200 404 404",
        "party-members, withdrawn, 404 404 404 404 404 404 200 200 200 200 404 404",
        "disclosure,    draft,     404 404 404 404 404 404 200 200 200 200 404 404",
        "disclosure,    published, 200 200 200 200 200 200 200 200 200 200 200 200",
        "disclosure,    replaced,  200 200 200 200 200 200 200 200 200 200 200 200",
        "disclosure,    discarded, 404 404 404 404 404 404 200 200 200 200 404 404"
    })
    void isOpenedByWhoeverMayReadIt(String audience, String state, String expected) {
        var file = files.get(audience + " " + state);
        var found = READERS.stream()
                .map(openid -> openid.isEmpty() ? HERE.stranger() : HERE.in(openid))
                .map(reader -> Integer.toString(
                        reader.get(PAGES + "/attachments/" + file).status()))
                .toList();
        assertThat(found).containsExactly(expected.split(" "));
    }

    private String sent() throws IOException {
        var id = cadre.upload(DESK + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        cadre.post(DESK + "/attachments/" + id + "/reviews", Map.of("verdict", "pass"));
        return id;
    }

    private String drafted(String audience, String state) throws IOException {
        var file = sent();
        files.put(audience + " " + state, file);
        var article = cadre.post(DESK + "/news", (Object) article(audience, file))
                .expect(201)
                .text("/id");
        pass(file);
        return article;
    }

    private Map<String, Object> article(String audience, String file) {
        return Map.of(
                "column",
                column,
                "title",
                "谁打得开",
                "body",
                "<p>看附件。</p>",
                "audience",
                audience,
                "attachments",
                List.of(Map.of("id", file, "name", "图")));
    }

    /** Once it is used it waits for people. */
    private void pass(String file) {
        cadre.post(DESK + "/attachments/" + file + "/reviews", Map.of("verdict", "pass"));
    }

    private String published(String audience, String state) throws IOException {
        var article = drafted(audience, state);
        goOut(article);
        return article;
    }

    private void goOut(String article) {
        var version = cadre.get(DESK + "/news/" + article)
                .expect(200)
                .json()
                .at("/version")
                .asLong();
        cadre.post(DESK + "/news/" + article + "/publications", Map.of("version", version))
                .expect(201);
    }

    private void corrected(String audience) throws IOException {
        var article = published(audience, "replaced");
        var file = sent();
        files.put(audience + " corrected", file);
        var version = cadre.get(DESK + "/news/" + article).text("/version");
        cadre.with("If-Match", "\"" + version + "\"")
                .send("PUT", DESK + "/news/" + article, "application/json", json(article(audience, file)))
                .expect(200);
        pass(file);
        goOut(article);
    }

    private void withdrawn(String audience) throws IOException {
        var article = published(audience, "withdrawn");
        cadre.post(DESK + "/news/" + article + "/withdrawals", Map.of("reason", "有误"))
                .expect(201);
    }

    private void disclosed() throws IOException {
        cadre.post(DESK + "/disclosure-items", """
            {"code":"VW01","class":"village","name":"谁打得开","frequency":"event","dueDays":3,
             "legalBasis":"村规民约","effectiveFrom":"2026-01-01"}\
            """).expect(201);
        filing("draft");
        var discarded = filing("discarded");
        cadre.delete(DESK + "/disclosures/" + discarded + "?version=1").expect(204);
        var filing = filing("replaced");
        goOut(filing, 1);
        cadre.post(DESK + "/disclosures/" + filing + "/corrections", Map.of("reason", "换附件"))
                .expect(201);
        var file = sent();
        files.put("disclosure published", file);
        cadre.with("If-Match", "\"5\"")
                .send("PUT", DESK + "/disclosures/" + filing, "application/json", json(content(file)))
                .expect(200);
        pass(file);
        goOut(filing, 6);
    }

    private String filing(String state) throws IOException {
        var file = sent();
        files.put("disclosure " + state, file);
        var filing = cadre.post(
                        DESK + "/disclosures", Map.of("item", "VW01", "period", "2026-01-02", "content", content(file)))
                .expect(201)
                .text("/id");
        pass(file);
        return filing;
    }

    private static Map<String, Object> content(String file) {
        return Map.of("title", "谁打得开", "body", "<p>看附件。</p>", "attachments", List.of(file));
    }

    private void goOut(String filing, long version) {
        act(cadre, filing, "submissions", Map.of("version", version));
        act(HERE.desk("demo-committee-1"), filing, "checks", Map.of("version", version + 1, "approved", true));
        act(cadre, filing, "publications", Map.of("version", version + 2));
    }

    private static void act(Visitor who, String filing, String noun, Map<String, Object> body) {
        who.post(DESK + "/disclosures/" + filing + "/" + noun, (Object) body).expect(201);
    }

    private static byte[] json(Object body) {
        return JsonMapper.shared().writeValueAsBytes(body);
    }
}
