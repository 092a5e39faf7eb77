package village.infra.client;

import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Terms;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/** Platforms that can only sign as the provincial gateway does: they may read, if that was agreed, and nothing else. */
class GatewaySignatureStoryTest {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator agreed;

    @BeforeAll
    static void meet() {
        agreed = with(true);
    }

    private static Integrator with(boolean gatewaySigning) {
        var scopes = Set.of(
                new Scope(Resource.NEWS, Access.READ, VILLAGE), new Scope(Resource.COMPLAINTS, Access.WRITE, VILLAGE));
        var quota = new Quota(1000, Duration.ofMinutes(1));
        return Integrator.on(HERE, new Terms("经网关", scopes, quota, List.of(), "", gatewaySigning, false));
    }

    @Test
    void readsWhereItWasAgreed() {
        send(agreed, "GET", V + "/news", "limit=2", Instant.now()).expect(200);
        send(with(false), "GET", V + "/news", "", Instant.now()).expectProblem(401, "client.headers-missing");
    }

    @Test
    void neverWrites() {
        send(agreed, "POST", V + "/complaints", "", Instant.now()).expectProblem(401, "client.headers-missing");
        send(agreed, "DELETE", "/openapi/v1/webhooks/0", "", Instant.now())
                .expectProblem(401, "client.headers-missing");
    }

    @Test
    void coversMethodPathQueryAndTime() {
        var now = Instant.now();
        var signature = signature(agreed, "GET", V + "/news", "limit=2", now);
        send(agreed, "GET", V + "/news?limit=3", now, signature).expectProblem(401, "client.signature-wrong");
        send(agreed, "GET", V + "/faqs?limit=2", now, signature).expectProblem(401, "client.signature-wrong");
        send(agreed, "GET", V + "/news?limit=2", now.minusSeconds(1), signature)
                .expectProblem(401, "client.signature-wrong");
        send(agreed, "GET", V + "/news", "", now.minusSeconds(100)).expectProblem(401, "client.clock-skew");
        send(agreed, "GET", V + "/news", "", now.plusSeconds(100)).expectProblem(401, "client.clock-skew");
    }

    private static String signature(Integrator client, String method, String path, String query, Instant when) {
        return Integrator.hmac(
                client.secret(), String.join("\n", method, path, query, client.keyId(), date(when)) + "\n");
    }

    private static Reply send(Integrator client, String method, String path, String query, Instant when) {
        var target = query.isEmpty() ? path : path + "?" + query;
        return send(client, method, target, when, signature(client, method, path, query, when));
    }

    private static Reply send(Integrator client, String method, String target, Instant when, String signature) {
        return HERE.stranger()
                .with("X-BG-HMAC-ACCESS-KEY", client.keyId())
                .with("X-BG-DATE-TIME", date(when))
                .with("X-BG-HMAC-ALGORITHM", "hmac-sha256")
                .with("X-BG-HMAC-SIGNATURE", signature)
                .send(method, target, null, new byte[0]);
    }

    private static String date(Instant when) {
        return DATE.format(when.atOffset(ZoneOffset.UTC));
    }
}
