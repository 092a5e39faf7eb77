package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.infra.story.WholeVillage;

/** What every answer of the running village carries besides what was asked for. */
class AnswersTest {
    private static final String HOME = "/mp/v1/villages/" + WholeVillage.VILLAGE;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @ParameterizedTest
    @ValueSource(strings = {"/h5", "/mp/v1/me", HOME, HOME + "/home", "/openapi/v1/health", "/nothing"})
    void keepBrowsersFromGuessing(String path) {
        var answer = HERE.stranger().get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void ofPersonsAreKeptNowhere() {
        var villager = HERE.in("demo-villager-1");
        for (var path : new String[] {"/mp/v1/me", "/mp/v1/me/complaints", HOME + "/home"}) {
            assertThat(villager.get(path).expect(200).header("Cache-Control")).isEqualTo("no-store");
        }
    }

    /** The page that shows one's home has it in its memory; nothing else keeps it. */
    @Test
    void ofPersonsAreNotSentAgainEither() {
        var villager = HERE.in("demo-villager-1");
        var first = villager.get(HOME + "/home").expect(200);
        assertThat(first.header("ETag")).matches("\"[A-Za-z0-9_.-]{49}\"");
        assertThat(first.text("/sections/me/status")).isEqualTo("ok");
        var again = villager.with("If-None-Match", first.header("ETag"))
                .get(HOME + "/home")
                .expect(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Cache-Control")).isEqualTo("no-store");
        var neighbour = HERE.in("demo-party-1").with("If-None-Match", first.header("ETag"));
        assertThat(neighbour.get(HOME + "/home").expect(200).header("ETag")).isNotEqualTo(first.header("ETag"));
        var stranger = HERE.stranger().with("If-None-Match", first.header("ETag"));
        stranger.get(HOME + "/home").expect(200);
    }

    @Test
    void sayHowOftenOneMayAsk() {
        var answer = HERE.in("demo-villager-1").get("/mp/v1/me").expect(200);
        assertThat(answer.header("RateLimit-Policy")).matches("\"read\";q=[0-9]+;w=60");
        assertThat(answer.header("RateLimit")).matches("\"read\";r=[0-9]+;t=[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, HOME + "/contacts", HOME + "/complaint-categories", HOME + "/news-columns"})
    void thatAreKnownAreNotSentAgain(String path) {
        var first = HERE.stranger().get(path).expect(200);
        var tag = first.header("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]{24}\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        var again = HERE.stranger().with("If-None-Match", tag).get(path).expect(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        var changed =
                HERE.stranger().with("If-None-Match", "\"other\"").get(path).expect(200);
        assertThat(changed.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void thatAreRefusedHaveNoTag() {
        var answer = HERE.stranger().get("/mp/v1/villages/330999101299").expect(404);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void thatAreLongComePacked() {
        var packed = HERE.stranger().with("Accept-Encoding", "gzip").get(HOME + "/complaint-categories");
        assertThat(packed.expect(200).header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("ETag")).endsWith("-gz\"");
        var again = HERE.stranger()
                .with("Accept-Encoding", "gzip")
                .with("If-None-Match", packed.header("ETag"))
                .get(HOME + "/complaint-categories");
        assertThat(again.expect(304).bytes()).isEmpty();
    }
}
