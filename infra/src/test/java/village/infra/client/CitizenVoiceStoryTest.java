package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** What the citizen of a platform says of the case it handed over for him. */
class CitizenVoiceStoryTest {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final byte[] PDF = "%PDF-1.7\n% 收据\n".getBytes(StandardCharsets.UTF_8);
    private static final String FIXED = "{\"fixed\":true,\"stars\":5,\"text\":\"当天就修好了\"}";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;
    private static Visitor cadre;
    private static Visitor town;

    @BeforeAll
    static void meet() {
        platform = Integrator.everywhere(HERE);
        cadre = HERE.desk("demo-cadre-1");
        town = HERE.desk("demo-dispatcher-1");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String handedOver(String more) {
        return platform.post(V + "/complaints", """
            {"externalNumber":"ZJ-%s","text":"渠边的护栏断了一截"%s}\
            """.formatted(key(), more), key())
                .expect(201)
                .text("/id");
    }

    private static String answered() {
        var id = handedOver("");
        cadre.post(DESK + "/complaints/" + id + "/answers", "{\"text\":\"护栏换好了\"}")
                .expect(201);
        return id;
    }

    private static Reply say(Integrator who, String id, String what, String json) {
        return who.post(V + "/complaints/" + id + "/" + what, json, key());
    }

    @Test
    void whatHeSaysStandsInTheCaseAndIsToldInTheFeed() {
        var from = platform.get("/openapi/v1/changes?from=now").expect(200).text("/next");
        var id = answered();
        var key = key();
        var rated =
                platform.post(V + "/complaints/" + id + "/ratings", FIXED, key).expect(201);
        assertThat(rated.text("/status")).isEqualTo("rated");
        assertThat(rated.body()).doesNotContain("护栏");
        assertThat(platform.post(V + "/complaints/" + id + "/ratings", FIXED, key)
                        .expect(201)
                        .text("/version"))
                .isEqualTo(rated.text("/version"));
        say(platform, id, "ratings", FIXED).expectProblem(409, "complaint.already-rated");
        say(platform, id, "reopenings", "{\"reason\":\"又断了\"}").expect(201);
        var file = platform.upload(V + "/attachments", PDF, key()).expect(201).text("/id");
        var more = "{\"text\":\"在第三个闸口\",\"attachments\":[\"" + file + "\"]}";
        say(platform, id, "supplements", more).expect(201);
        say(platform, handedOver(""), "supplements", more).expectProblem(422, "attachment.not-yours");
        var seen = platform.get(V + "/complaints/" + id).expect(200);
        assertThat(seen.texts("/timeline", "/type"))
                .containsSubsequence("answered", "rated", "reopened", "supplemented");
        assertThat(seen.body()).contains("在第三个闸口", file).doesNotContain("当天就修好了");
        assertThat(cadre.get(DESK + "/complaints/" + id).expect(200).body()).contains("当天就修好了", "其他平台");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard(from, id))
                        .containsSubsequence("complaint.rated", "complaint.reopened", "complaint.supplemented"));
    }

    private static List<String> heard(String from, String id) {
        var page =
                platform.get("/openapi/v1/changes?after=" + from + "&limit=500").expect(200);
        var types = page.texts("/items", "/type");
        var subjects = page.texts("/items", "/subject/id");
        return IntStream.range(0, types.size())
                .filter(line -> subjects.get(line).equals(id))
                .mapToObj(types::get)
                .toList();
    }

    @Test
    void nobodyElseSpeaksForHim() {
        var id = answered();
        var other = Integrator.everywhere(HERE);
        say(other, id, "ratings", FIXED).expectProblem(404, "complaint.not-found");
        say(other, id, "reopenings", "{\"reason\":\"x\"}").expectProblem(404, "complaint.not-found");
        say(other, id, "supplements", "{\"text\":\"x\"}").expectProblem(404, "complaint.not-found");
        platform.post("/openapi/v1/villages/" + OTHER_VILLAGE + "/complaints/" + id + "/ratings", FIXED, key())
                .expectProblem(404, "complaint.not-found");
        assertThat(platform.get(V + "/complaints/" + id).expect(200).text("/status"))
                .isEqualTo("answered");
    }

    /** Others may read it, and are told that it is not theirs to say. */
    @Test
    void whoReadsItInPublicDoesNotSpeakForHim() {
        var id = handedOver(",\"visibility\":\"public\"");
        town.post(DESK + "/complaints/" + id + "/publications", "{\"masked\":true}")
                .expect(201);
        cadre.post(DESK + "/complaints/" + id + "/answers", "{\"text\":\"护栏换好了\"}")
                .expect(201);
        var other = Integrator.everywhere(HERE);
        other.get(V + "/complaints/" + id).expect(200);
        say(other, id, "ratings", FIXED).expectProblem(403, "complaint.not-yours");
    }

    @Test
    void ofACaseThatWasMergedHeSaysWhetherTheAnswerHelpedHim() {
        var goesOn = handedOver("");
        var merged = handedOver("");
        cadre.post(DESK + "/complaints/" + merged + "/merges", "{\"into\":\"" + goesOn + "\"}")
                .expect(201);
        say(platform, merged, "ratings", FIXED).expectProblem(409, "complaint.wrong-state");
        say(platform, merged, "supplements", "{\"text\":\"在第三个闸口\"}").expect(201);
        cadre.post(DESK + "/complaints/" + goesOn + "/answers", "{\"text\":\"护栏换好了\"}")
                .expect(201);
        assertThat(say(platform, merged, "ratings", "{\"fixed\":false}")
                        .expect(201)
                        .text("/status"))
                .isEqualTo("accepted");
        assertThat(platform.get(V + "/complaints/" + goesOn).expect(200).text("/status"))
                .isEqualTo("answered");
    }

    /** It was told to delete what it has; what it says of it afterwards reaches nobody. */
    @Test
    void whatTurnedOutToBeAboutStaffIsNoLongerIts() {
        var id = answered();
        town.post(DESK + "/complaints/" + id + "/staff-concerns", "{\"note\":\"说的是村会计\"}")
                .expect(201);
        say(platform, id, "ratings", FIXED).expectProblem(404, "complaint.not-found");
        say(platform, id, "reopenings", "{\"reason\":\"x\"}").expectProblem(404, "complaint.not-found");
        say(platform, id, "supplements", "{\"text\":\"x\"}").expectProblem(404, "complaint.not-found");
        var staff = handedOver(",\"aboutStaff\":true");
        say(platform, staff, "supplements", "{\"text\":\"说的是村会计\"}").expect(201);
    }
}
