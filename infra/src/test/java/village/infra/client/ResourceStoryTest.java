package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.evidence.Verifier;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/** A platform reads what is public, hands a case over and follows it. */
class ResourceStoryTest {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;

    @BeforeAll
    static void meet() {
        platform = Integrator.everywhere(HERE);
    }

    private static String number() {
        return "ZJ-" + UUID.randomUUID();
    }

    private static String handover(String number) {
        return """
            {"externalNumber":"%s","text":"渠边的护栏断了一截","category":"0202","visibility":"private",
             "contact":{"name":"陈大明","phone":"13700009050"}}\
            """.formatted(number);
    }

    @Test
    void aCaseIsHandedOverOnceAndFollowed() {
        var number = number();
        var key = UUID.randomUUID().toString();
        var made = platform.post(V + "/complaints", handover(number), key).expect(201);
        assertThat(made.text("/externalNumber")).isEqualTo(number);
        assertThat(made.text("/statusLabel")).isEqualTo("已提交");
        assertThat(made.text("/timeline/0/actorLabel")).isEqualTo("其他平台");
        assertThat(made.body()).doesNotContain("陈", "13700009050", "137****");
        var again = platform.post(V + "/complaints", handover(number), key).expect(201);
        assertThat(again.text("/id")).isEqualTo(made.text("/id"));
        platform.post(V + "/complaints", handover(number), UUID.randomUUID().toString())
                .expectProblem(409, "complaint.external-number-taken");
        platform.post(V + "/complaints", handover(number()), key).expectProblem(422, "idempotency.key-reused");
        var id = made.text("/id");
        var town = HERE.desk("demo-dispatcher-1");
        town.post(DESK + "/complaints/" + id + "/acceptances", "{}").expect(201);
        var later = platform.get(V + "/complaints/" + id).expect(200);
        assertThat(later.text("/status")).isEqualTo("accepted");
        assertThat(later.texts("/timeline", "/typeLabel")).contains("提交", "受理");
    }

    @Test
    void whatIsNotPublicIsNobodyElses() {
        var id = platform.post(V + "/complaints", handover(number()), number())
                .expect(201)
                .text("/id");
        Integrator.everywhere(HERE).get(V + "/complaints/" + id).expectProblem(404, "complaint.not-found");
        platform.get("/openapi/v1/villages/" + OTHER_VILLAGE + "/complaints/" + id)
                .expectProblem(404, "complaint.not-found");
        assertThat(platform.get(V + "/complaints?limit=100").expect(200).texts("/items", "/id"))
                .doesNotContain(id);
        var reader = Integrator.may(HERE, new Scope(Resource.COMPLAINTS, Access.READ, VILLAGE));
        reader.get(V + "/complaints").expect(200);
        reader.post(V + "/complaints", handover(number()), number()).expectProblem(403, "client.scope-missing");
    }

    @Test
    void whoBroughtItIsShownForAPurposeOnly() {
        var id = platform.post(V + "/complaints", handover(number()), number())
                .expect(201)
                .text("/id");
        var town = HERE.desk("demo-dispatcher-1");
        assertThat(town.get(DESK + "/complaints/" + id).expect(200).body()).doesNotContain("13700009050");
        assertThat(town.post(DESK + "/complaints/" + id + "/contact-views", "{\"purpose\":\"回访\"}")
                        .expect(201)
                        .body())
                .contains("13700009050");
    }

    /** Who did not say that the village may know him stays the township's. */
    @Test
    void whoDidNotAgreeIsNotNamedToTheVillage() {
        var cadre = HERE.desk("demo-cadre-1");
        var unsaid = platform.post(V + "/complaints", handover(number()), number())
                .expect(201)
                .text("/id");
        cadre.post(DESK + "/complaints/" + unsaid + "/contact-views", "{\"purpose\":\"回访\"}")
                .expectProblem(403, "role.required");
        var agreed = handover(number()).replace("\"visibility\"", "\"nameVisibleTo\":\"handlers\",\"visibility\"");
        var said =
                platform.post(V + "/complaints", agreed, number()).expect(201).text("/id");
        assertThat(cadre.post(DESK + "/complaints/" + said + "/contact-views", "{\"purpose\":\"回访\"}")
                        .expect(201)
                        .text("/name"))
                .isEqualTo("陈大明");
    }

    @Test
    void whatIsNotUnderstoodIsRefusedAndSaidWhere() {
        var unknown = platform.post(
                        V + "/complaints", "{\"externalNumber\":\"A1\",\"text\":\"路\",\"txet\":1}", number())
                .expectProblem(422, "client.field-unknown");
        assertThat(unknown.text("/errors/0/pointer")).isEqualTo("/txet");
        platform.post(V + "/complaints", "{\"externalNumber\":\"A1\",\"text\":\"路\"}")
                .expectProblem(400, "idempotency.key-invalid");
        platform.post(V + "/complaints", "{\"text\":\"路\"}", number()).expectProblem(422, "request.invalid");
        platform.post(V + "/complaints", "{\"externalNumber\":\"A1\",\"text\":{}}", number())
                .expectProblem(422, "request.invalid");
        platform.post(V + "/complaints", "{\"externalNumber\":\"A1\"}", number())
                .expectProblem(422, "complaint.empty");
        platform.post(V + "/complaints", "{\"externalNumber\":\"A1\",\"text\":\"路\",\"kind\":\"x\"}", number())
                .expectProblem(422, "request.invalid");
        platform.post(V + "/complaints", "{", number()).expectProblem(400, "request.malformed");
        platform.post(V + "/complaints", "null", number()).expectProblem(400, "request.malformed");
        platform.post(V + "/complaints", "[]", number()).expectProblem(422, "request.invalid");
        platform.get(V + "/complaints/none").expectProblem(400, "request.malformed");
    }

    @Test
    void theCataloguesAndListsAreThere() {
        var categories = platform.get(V + "/complaint-categories").expect(200);
        assertThat(categories.texts("/items", "/label")).isNotEmpty().doesNotContain("");
        platform.get(V + "/faqs").expect(200);
        platform.get(V + "/faqs/" + UUID.randomUUID()).expectProblem(404, "inquiry.faq-not-found");
        platform.get(V + "/disclosures/" + UUID.randomUUID() + "/questions").expectProblem(404, "disclosure.not-found");
        platform.get(V + "/complaints").expect(200);
        platform.get(V + "/disclosures?class=other").expectProblem(422, "request.invalid");
        platform.get(V + "/disclosures/" + UUID.randomUUID()).expectProblem(404, "disclosure.not-found");
        platform.get(V + "/attachments/" + UUID.randomUUID()).expectProblem(404, "attachment.not-found");
        platform.get(V + "/news/" + UUID.randomUUID()).expectProblem(404, "news.not-found");
    }

    @Test
    void aDisclosureIsReadWithItsProof() throws IOException {
        var clerk = HERE.desk("demo-cadre-1");
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VO71","class":"finance","name":"路灯维修收支","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """).expect(201);
        var id = clerk.post(DESK + "/disclosures", """
            {"item":"VO71","period":"2026-03","content":{"title":"三月路灯维修","body":"<p>支出 300 元。</p>"}}\
            """).expect(201).text("/id");
        clerk.post(DESK + "/disclosures/" + id + "/submissions", "{\"version\":1}")
                .expect(201);
        HERE.desk("demo-committee-1")
                .post(DESK + "/disclosures/" + id + "/checks", "{\"version\":2,\"approved\":true}")
                .expect(201);
        clerk.post(DESK + "/disclosures/" + id + "/publications", "{\"version\":3}")
                .expect(201);
        var read = platform.get(V + "/disclosures/" + id).expect(200);
        assertThat(read.text("/current/body")).contains("支出 300 元");
        assertThat(read.text("/classLabel")).isEqualTo("财务公开");
        assertThat(platform.get(V + "/disclosures?class=finance").expect(200).texts("/items", "/id"))
                .contains(id);
        platform.get(V + "/disclosures/" + id + "/revisions/1").expect(200);
        var proof = V + "/disclosures/" + id + "/proof";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(platform.get(proof).expect(200).text("/state"))
                        .isEqualTo("unchanged"));
        var kept = platform.get(proof).expect(200);
        assertThat(kept.text("/subject")).isEqualTo(id);
        var file = Files.write(folder.resolve("proof.json"), kept.bytes());
        var verdict = Verifier.run("bundle", file.toString(), kept.text("/verifierKey"));
        assertThat(verdict.words()).contains("与当时发布的一致", "支出 300 元");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void whatWasSentOutComesBackInOrder() {
        var id = platform.post(V + "/complaints", handover(number()), number())
                .expect(201)
                .text("/id");
        var town = HERE.desk("demo-dispatcher-1");
        var there = "XF-" + UUID.randomUUID().toString().substring(0, 8);
        town.post(
                        DESK + "/complaints/" + id + "/transfers",
                        "{\"office\":\"县信访局\",\"externalNumber\":\"" + there + "\"}")
                .expect(201);
        var updates = V + "/complaints/" + id + "/updates";
        platform.post(updates, update("XF-0", 1, "in-progress")).expectProblem(404, "complaint.not-found");
        Integrator.everywhere(HERE)
                .post(updates, update(there, 2, "answered"))
                .expectProblem(404, "complaint.not-found");
        platform.post(updates, update(there, 2, "in-progress")).expect(201);
        platform.post(updates, update(there, 2, "in-progress")).expect(201);
        platform.post(updates, update(there, 2, "answered")).expectProblem(422, "idempotency.key-reused");
        platform.post(updates, update(there, 1, "in-progress")).expectProblem(409, "complaint.update-older");
        assertThat(platform.post(updates, update(there, 3, "answered"))
                        .expect(201)
                        .text("/status"))
                .isEqualTo("answered");
        platform.post(updates, update(there, 4, "answered")).expectProblem(409, "complaint.wrong-state");
        var seen = platform.get(V + "/complaints/" + id).expect(200);
        assertThat(seen.texts("/timeline", "/actorLabel")).contains("县信访局");
        assertThat(seen.texts("/timeline", "/type")).containsOnlyOnce("progressed", "answered");
    }

    @Test
    void theSameFromManyAtOnceCountsOnce() {
        var number = number();
        var handed = many(() -> platform.post(V + "/complaints", handover(number), number()));
        assertThat(handed).extracting(Reply::status).containsOnlyOnce(201).containsOnly(201, 409);
        var id = handed.stream()
                .filter(reply -> reply.status() == 201)
                .findFirst()
                .orElseThrow()
                .text("/id");
        var there = "XF-" + UUID.randomUUID().toString().substring(0, 8);
        HERE.desk("demo-dispatcher-1")
                .post(
                        DESK + "/complaints/" + id + "/transfers",
                        "{\"office\":\"县信访局\",\"externalNumber\":\"" + there + "\"}")
                .expect(201);
        var updates = V + "/complaints/" + id + "/updates";
        assertThat(many(() -> platform.post(updates, update(there, 1, "in-progress"))))
                .extracting(Reply::status)
                .containsOnly(201);
        assertThat(platform.get(V + "/complaints/" + id).expect(200).texts("/timeline", "/type"))
                .containsOnlyOnce("progressed");
    }

    private static List<Reply> many(Supplier<Reply> call) {
        return IntStream.range(0, 8).parallel().mapToObj(any -> call.get()).toList();
    }

    private static String update(String number, int sequence, String status) {
        return "{\"externalNumber\":\"%s\",\"sequence\":%d,\"status\":\"%s\",\"publicText\":\"已到现场\"}"
                .formatted(number, sequence, status);
    }
}
