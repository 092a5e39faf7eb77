package village.infra.embedded;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provincial gateway of our own with 浙里办's unified sign-in behind it. {@code ticket-<user>}, with anything behind a
 * dot, is good once and signs in as that user; {@code ticket-firm} is an organisation; other tickets are unknown.
 */
public final class SimulatedGateway implements AutoCloseable {
    private final WireMockServer server;

    /** Somebody 浙里办 has checked. */
    public record Citizen(String user, String name, String idNumber, String phone) {}

    /** @param port to listen on, on this machine only; 0 for any */
    public SimulatedGateway(int port, List<Citizen> citizens) {
        var answers = new Answers(citizens);
        var settings =
                wireMockConfig().bindAddress("127.0.0.1").extensions(answers).containerThreads(8);
        this.server = new WireMockServer(port == 0 ? settings.dynamicPort() : settings.port(port));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(answers.getName())));
    }

    public SimulatedGateway start() {
        server.start();
        return this;
    }

    /** For {@code village.zhejiang}: where it is and what it lets in. */
    public Map<String, Object> settings() {
        return Map.of(
                "village.zhejiang.gateway", "http://127.0.0.1:" + server.port() + "/restapi/prod",
                "village.zhejiang.access-key", "simulated-access-key",
                "village.zhejiang.secret-key", "simulated-secret-key",
                "village.zhejiang.app-id", "simulated-app");
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Answers implements ResponseTransformerV2 {
        private static final JsonMapper JSON = JsonMapper.shared();
        private static final String FIRM = "firm";

        private final List<Citizen> citizens;
        private final Set<String> used = ConcurrentHashMap.newKeySet();

        Answers(List<Citizen> citizens) {
            this.citizens = List.copyOf(citizens);
        }

        @Override
        public String getName() {
            return "simulated-gateway";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            return Response.Builder.like(response)
                    .but()
                    .headers(new HttpHeaders(new HttpHeader("Content-Type", "application/json; charset=utf-8")))
                    .body(JSON.writeValueAsString(answer(event.getRequest())))
                    .build();
        }

        private Map<String, Object> answer(Request request) {
            var body = JSON.readTree(request.getBody());
            return request.getUrl().endsWith("/uc/sso/access_token")
                    ? token(body.path("ticketId").asString(""))
                    : user(body.path("token").asString(""));
        }

        private Map<String, Object> token(String ticket) {
            var user = ticket.replaceFirst("^ticket-", "").replaceFirst("\\..*$", "");
            var known = ticket.startsWith("ticket-")
                    && (user.equals(FIRM) || find(user).isPresent());
            return known && used.add(ticket)
                    ? yes(Map.of("accessToken", "simulated-" + user))
                    : no("C-USER-SSO-TICKET-INVALID");
        }

        private Map<String, Object> user(String token) {
            var user = token.replaceFirst("^simulated-", "");
            if (user.equals(FIRM)) {
                return yes(Map.of("userType", "LEGAL_PERSON", "legalPersonInfo", Map.of()));
            }
            return find(user).map(Answers::person).orElseGet(() -> no("C-USER-SSO-TOKEN-INVALID"));
        }

        private static Map<String, Object> person(Citizen citizen) {
            var info = Map.of(
                    "userId",
                    "zlb-" + citizen.user(),
                    "userName",
                    citizen.name(),
                    "idType",
                    "1",
                    "idNo",
                    citizen.idNumber(),
                    "phone",
                    citizen.phone(),
                    "authLevel",
                    "3");
            return yes(Map.of("userType", "PERSON", "personInfo", info));
        }

        private Optional<Citizen> find(String user) {
            return citizens.stream()
                    .filter(citizen -> citizen.user().equals(user))
                    .findFirst();
        }

        private static Map<String, Object> yes(Map<String, Object> data) {
            return Map.of("success", true, "errorCode", "", "errorMsg", "", "data", data);
        }

        private static Map<String, Object> no(String code) {
            return Map.of("success", false, "errorCode", code, "errorMsg", "refused");
        }
    }
}
