package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.FOREIGN_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.client.Integrator;

/** A platform keeps a copy by following the changes. */
class ChangesStoryTest {
    private static final String CHANGES = "/openapi/v1/changes";
    private static final Scope FOLLOWS = new Scope(Resource.CHANGES, Access.READ, "33");

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator following(String area) {
        return Integrator.may(
                HERE,
                FOLLOWS,
                new Scope(Resource.COMPLAINTS, Access.READ, area),
                new Scope(Resource.COMPLAINTS, Access.WRITE, area));
    }

    @Test
    void aNewCaseArrivesWithIdsAndFactsOnly() {
        var platform = following("330999");
        var start = now(platform);
        var line = firstAbout(platform, start, handedOver(platform, "路口的电话 13800138000 打不通"));
        assertThat(line.text("/items/0/type")).isEqualTo("complaint.filed");
        assertThat(line.text("/items/0/typeLabel")).isEqualTo("诉求提交");
        assertThat(line.text("/items/0/village")).isEqualTo(VILLAGE);
        assertThat(line.text("/items/0/facts/status")).isEqualTo("submitted");
        assertThat(line.body())
                .doesNotContain("13800138000")
                .doesNotContain("actor")
                .doesNotContain("demo-");
    }

    @Test
    void whatIsNotPublicIsToldToWhoeverHandedItOverAlone() {
        var mine = following("330999");
        var other = following("330999");
        var start = now(mine);
        var villagers = filed(Map.of("text", "路灯坏了", "visibility", "private")).text("/id");
        var staff = filed(Map.of("text", "村干部的事", "aboutStaff", true)).text("/id");
        var first = handedOver(mine, "水渠堵了");
        var second = handedOver(other, "桥栏松了");
        firstAbout(mine, start, first);
        firstAbout(other, start, second);
        assertThat(subjects(mine, start)).contains(first).doesNotContain(second, villagers, staff);
        assertThat(subjects(other, start)).contains(second).doesNotContain(first, villagers, staff);
    }

    @Test
    void whatIsElsewhereOrOfAnotherResourceIsNotTold() {
        var everywhere = following("330999");
        var start = now(everywhere);
        var id = handedOver(everywhere, "井盖松了");
        firstAbout(everywhere, start, id);
        assertThat(subjects(following(FOREIGN_VILLAGE), start)).doesNotContain(id);
        var news = Integrator.may(HERE, FOLLOWS, new Scope(Resource.NEWS, Access.READ, "33"));
        assertThat(subjects(news, start)).doesNotContain(id);
    }

    @Test
    void cursorsAreOursAndLimitsAreHeld() {
        var platform = following("33");
        var good = now(platform);
        platform.get(CHANGES + "?after=" + good + "&limit=500").expect(200);
        platform.get(CHANGES + "?after=Zm9yZ2Vk").expectProblem(400, "list.cursor-invalid");
        var other = good.charAt(3) == 'A' ? 'B' : 'A';
        platform.get(CHANGES + "?after=" + good.substring(0, 3) + other + good.substring(4))
                .expectProblem(400, "list.cursor-invalid");
        platform.get(CHANGES + "?limit=501").expectProblem(400, "list.limit-invalid");
        platform.get(CHANGES + "?from=yesterday").expectProblem(400, "request.malformed");
        Integrator.may(HERE, new Scope(Resource.NEWS, Access.READ, "33"))
                .get(CHANGES)
                .expectProblem(403, "client.scope-missing");
        HERE.stranger().get(CHANGES).expectProblem(401, "client.headers-missing");
    }

    private static Reply filed(Map<String, Object> report) {
        return HERE.in("demo-villager-1")
                .post("/mp/v1/villages/" + VILLAGE + "/complaints", report)
                .expect(201);
    }

    private static String handedOver(Integrator platform, String text) {
        var number = "CH" + UUID.randomUUID().toString().substring(0, 18);
        return platform.post(
                        "/openapi/v1/villages/" + VILLAGE + "/complaints",
                        "{\"externalNumber\":\"%s\",\"text\":\"%s\",\"visibility\":\"private\"}"
                                .formatted(number, text),
                        number)
                .expect(201)
                .text("/id");
    }

    private static String now(Integrator platform) {
        return platform.get(CHANGES + "?from=now").expect(200).text("/next");
    }

    /** The page, of one line, that is the first about the subject. */
    private static Reply firstAbout(Integrator platform, String after, String subject) {
        Awaitility.await().until(() -> subjects(platform, after).contains(subject));
        var at = after;
        while (true) {
            var page = platform.get(CHANGES + "?after=" + at + "&limit=1").expect(200);
            if (page.texts("/items", "/subject/id").contains(subject)) {
                return page;
            }
            at = page.text("/next");
        }
    }

    private static List<String> subjects(Integrator platform, String after) {
        var found = new ArrayList<String>();
        var at = after;
        var more = true;
        while (more) {
            var page = platform.get(CHANGES + "?after=" + at).expect(200);
            found.addAll(page.texts("/items", "/subject/id"));
            at = page.text("/next");
            more = Boolean.parseBoolean(page.text("/more"));
        }
        return found;
    }
}
