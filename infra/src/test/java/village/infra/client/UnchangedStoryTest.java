package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/** A platform that has an answer already is not sent it again. */
class UnchangedStoryTest {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Integrator platform = Integrator.everywhere(HERE);

    private Reply again(String path, String tag) {
        return platform.get(path, "If-None-Match", tag);
    }

    @Test
    void listsAndDetailsAreSentOnceUntilTheyChange() {
        for (var path : java.util.List.of(
                "/openapi/v1/villages", V + "/news", V + "/complaint-categories", V + "/faqs", V + "/disclosures")) {
            var tag = platform.get(path).expect(200).header("ETag");
            assertThat(tag).as(path).matches("\"[0-9a-f]{32}\"");
            var known = again(path, tag).expect(304);
            assertThat(known.bytes()).isEmpty();
            assertThat(known.header("ETag")).isEqualTo(tag);
            again(path, "\"other\", W/" + tag).expect(304);
            again(path, "\"other\"").expect(200);
            again(path, "no-tag, \"open").expect(200);
            again(path, "").expect(200);
        }
    }

    @Test
    void aCaseThatWentOnHasAnotherTag() {
        var made = platform.post(
                        V + "/complaints",
                        "{\"externalNumber\":\"E-" + UUID.randomUUID() + "\",\"text\":\"路面塌了\"}",
                        UUID.randomUUID().toString())
                .expect(201);
        var path = V + "/complaints/" + made.text("/id");
        var tag = platform.get(path).expect(200).header("ETag");
        again(path, tag).expect(304);
        HERE.desk("demo-dispatcher-1")
                .post("/console/v1/villages/" + VILLAGE + "/complaints/" + made.text("/id") + "/acceptances", "{}")
                .expect(201);
        assertThat(again(path, tag).expect(200).header("ETag")).isNotEqualTo(tag);
    }

    /** A tag proves nothing: whoever knows one must still be let in. */
    @Test
    void refusalsAndFeedsHaveNone() {
        assertThat(platform.get(V + "/news/" + UUID.randomUUID())
                        .expectProblem(404, "news.not-found")
                        .header("ETag"))
                .isEmpty();
        assertThat(platform.get("/openapi/v1/changes?from=now").expect(200).header("ETag"))
                .isEmpty();
        HERE.stranger().with("If-None-Match", "*").get(V + "/news").expectProblem(401, "client.headers-missing");
    }
}
