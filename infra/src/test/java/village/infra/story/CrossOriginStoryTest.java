package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of 浙里办 are served by 浙里办 and call us from there, by browser or through its gateway mgop. */
class CrossOriginStoryTest {
    static final String ELSEWHERE = "https://mapi.zjzwfw.gov.cn";

    private static final String SESSIONS = "/mp/v1/sessions/zhejiang";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Visitor page(String origin) {
        return HERE.stranger().with("Origin", origin).with("Sec-Fetch-Site", "cross-site");
    }

    @Test
    void aPageServedElsewhereSignsInAndWorks() {
        var agreed = page(ELSEWHERE)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type,istesturl")
                .send("OPTIONS", SESSIONS, null, new byte[0])
                .expect(204);
        assertThat(agreed.header(ALLOWED)).isEqualTo(ELSEWHERE);
        var signedIn = page(ELSEWHERE)
                .post(SESSIONS, Map.of("ticketId", "ticket-demo-villager-1.elsewhere"))
                .expect(201);
        assertThat(signedIn.header(ALLOWED)).isEqualTo(ELSEWHERE);
        var citizen = page(ELSEWHERE).with("Authorization", "Bearer " + signedIn.text("/accessToken"));
        assertThat(citizen.get("/mp/v1/me").expect(200).header(ALLOWED)).isEqualTo(ELSEWHERE);
        citizen.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
    }

    @Test
    void itReadsWhyItWasRefused() {
        var refused = page(ELSEWHERE).get("/mp/v1/me").expectProblem(401, "session.required");
        assertThat(refused.header(ALLOWED)).isEqualTo(ELSEWHERE);
    }

    @Test
    void nobodyElseMayReadAnAnswer() {
        var answer = page("https://evil.example").get("/mp/v1/villages/" + VILLAGE + "/home");
        assertThat(answer.expect(200).header(ALLOWED)).isEmpty();
        var asked = page("https://evil.example")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", SESSIONS, null, new byte[0]);
        assertThat(asked.header(ALLOWED)).isEmpty();
        assertThat(asked.header("Access-Control-Allow-Headers")).isEmpty();
    }

    /** The gateway forwards JSON from its own machines, with headers of its own and without an origin. */
    @Test
    void callsThroughTheGatewayAreJsonBothWays() {
        var gateway = HERE.stranger().with("isTestUrl", "true").with("Accept", "application/json");
        var signedIn = gateway.post(SESSIONS, Map.of("ticketId", "ticket-demo-villager-1.mgop"))
                .expect(201);
        assertThat(signedIn.header("Content-Type")).startsWith("application/json");
        var citizen = gateway.with("Authorization", "Bearer " + signedIn.text("/accessToken"));
        assertThat(citizen.get("/mp/v1/me").expect(200).header("Content-Type")).startsWith("application/json");
        assertThat(gateway.get("/openapi/v1/health").expect(200).text("/status"))
                .isEqualTo("up");
    }
}
