package village.infra.zhejiang;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.identity.IdentityNumber;
import village.api.identity.citizen.Citizen;
import village.openapi.zhejiang.IrsGateway;
import village.openapi.zhejiang.IrsTerms;
import village.openapi.zhejiang.ZhejiangTickets;

/** The contract with the provincial gateway, as far as it is documented. */
class ZhejiangTicketsTest {
    private static final String TOKEN = "/restapi/prod/IC33000020220329000007/uc/sso/access_token";
    private static final String USER = "/restapi/prod/IC33000020220329000008/uc/sso/getUserInfo";
    private static final Instant NOW = Instant.parse("2021-11-09T08:49:20Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PERSON = """
        {"success": true, "errorCode": "", "errorMsg": "", "data": {"userType": "PERSON", "personInfo": {
          "userId": "8a7b6c", "userName": "陈秀英", "idType": "1", "idNo": "11010519491231002X",
          "phone": "13912349050", "gender": "2", "birthday": "19491231", "nation": "01", "certKey": "k"}}}
        """;

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private IrsGateway irs;
    private ZhejiangTickets tickets;

    @BeforeEach
    void start() {
        server.start();
        answer(TOKEN, okJson("{\"success\": true, \"data\": {\"accessToken\": \"token-1\"}}"));
        answer(USER, okJson(PERSON));
        var gateway = URI.create("http://127.0.0.1:" + server.port() + "/restapi/prod");
        irs = new IrsGateway(
                new IrsTerms(gateway, "test-ak", "test-sk", "app-1", Duration.ofMillis(700), 4),
                JsonMapper.builder().build(),
                Clock.fixed(NOW, java.time.ZoneOffset.UTC));
        tickets = new ZhejiangTickets(irs, false);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void answer(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    private Citizen trade() {
        return tickets.trade("ticket-1").block(PATIENCE);
    }

    @Test
    void aTicketIsTradedForTheCitizen() {
        var citizen = trade();
        assertThat(citizen.userId()).isEqualTo("8a7b6c");
        assertThat(citizen.name().value()).isEqualTo("陈秀英");
        assertThat(citizen.idNumber()).contains(new IdentityNumber("11010519491231002X"));
        assertThat(citizen.phone().orElseThrow().value()).isEqualTo("13912349050");
        assertThat(citizen.toString()).doesNotContain("陈秀英").doesNotContain("8a7b6c");
        server.verify(postRequestedFor(urlEqualTo(TOKEN))
                .withRequestBody(equalToJson("{\"ticketId\": \"ticket-1\", \"appId\": \"app-1\"}"))
                .withHeader("X-BG-HMAC-ACCESS-KEY", matching("test-ak"))
                .withHeader("X-BG-HMAC-ALGORITHM", matching("hmac-sha256"))
                .withHeader("X-BG-DATE-TIME", matching("Tue, 09 Nov 2021 08:49:20 GMT"))
                .withHeader("X-BG-HMAC-SIGNATURE", matching("6F67ChM7QcjMtjp4MsZt7DAxW90rwrC4Pt92KcZGU70=")));
        server.verify(postRequestedFor(urlEqualTo(USER)).withRequestBody(equalToJson("{\"token\": \"token-1\"}")));
    }

    /** Only then is he joined to somebody who is bound; what the platform does not say, the operator has to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"authLevel\": \"3\" | true | true",
                "\"authlevel\": 3 | true | true",
                "\"authLevel\": \"2\" | false | false",
                "\"authLevel\": \"9\" | false | false",
                "\"nation\": \"01\" | false | true"
            })
    void howThoroughlyHeWasCheckedIsKnown(String level, boolean assured, boolean whereTheOperatorVouches) {
        answer(USER, okJson(PERSON.replace("\"nation\": \"01\"", level)));
        assertThat(trade().assured()).isEqualTo(assured);
        var vouching = new ZhejiangTickets(irs, true);
        assertThat(vouching.trade("ticket-2").block(PATIENCE).assured()).isEqualTo(whereTheOperatorVouches);
    }

    @Test
    void whoWasNotCheckedAtAllIsNotLetIn() {
        answer(USER, okJson(PERSON.replace("\"nation\": \"01\"", "\"authLevel\": \"1\"")));
        refused(Reason.SESSION_CITIZEN_UNCHECKED);
    }

    @ParameterizedTest
    @CsvSource({
        "C-USER-SSO-TICKET-INVALID, SESSION_CODE_INVALID",
        "C-USER-SSO-TOKEN-INVALID, SESSION_CODE_INVALID",
        "C-USER-SSO-USER-EMPTY, SESSION_CITIZEN_UNCHECKED"
    })
    void whatThePlatformRefusesIsRefused(String code, Reason reason) {
        var no = okJson("{\"success\": false, \"errorCode\": \"" + code + "\", \"errorMsg\": \"no\", \"data\": null}");
        for (var path : List.of(TOKEN, USER)) {
            answer(path, no);
            refused(reason);
        }
    }

    private void refused(Reason reason) {
        assertThatThrownBy(this::trade)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void anOrganisationIsNotLetIn() {
        answer(
                USER,
                okJson("{\"success\": true, \"data\": {\"userType\": \"LEGAL_PERSON\", \"legalPersonInfo\": {}}}"));
        refused(Reason.SESSION_CITIZEN_REQUIRED);
    }

    @Test
    void whoeverHasNoNameThereIsNotChecked() {
        answer(
                USER,
                okJson("{\"success\": true, \"data\": {\"userType\": \"PERSON\", \"personInfo\": {\"userId\":"
                        + " \"u\"}}}"));
        refused(Reason.SESSION_CITIZEN_UNCHECKED);
    }

    @Test
    void anotherPaperThanTheResidentCardIsNoIdentityNumber() {
        answer(USER, okJson(PERSON.replace("\"idType\": \"1\"", "\"idType\": \"3\"")));
        assertThat(trade().idNumber()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Invalid signature", "Invalid access key", "Clock skew exceeded", "The route_id is forbidden."})
    void whatTheGatewayItselfRefusesIsOurTroubleNotTheCitizens(String message) {
        answer(TOKEN, aResponse().withStatus(401).withBody("{\"message\": \"" + message + "\"}"));
        unavailable();
    }

    @Test
    void whateverBreaksOnTheWayIsUnavailable() {
        for (var broken : List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                okJson("not json"),
                okJson("{\"success\": true, \"data\": {}}"),
                okJson("{\"success\": false, \"errorCode\": \"C-SOMETHING-NEW\"}"))) {
            answer(TOKEN, broken);
            unavailable();
        }
    }

    private void unavailable() {
        assertThatThrownBy(this::trade).isInstanceOf(Unavailable.class);
    }

    @Test
    void aGatewayThatHangsIsNotWaitedForAndThenLeftAlone() {
        answer(TOKEN, aResponse().withFixedDelay(3_000).withStatus(200));
        var begun = System.nanoTime();
        unavailable();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        answer(TOKEN, aResponse().withStatus(500));
        for (var n = 0; n < 12; n++) {
            unavailable();
        }
        var asked = server.findAll(postRequestedFor(urlEqualTo(TOKEN))).size();
        unavailable();
        assertThat(server.findAll(postRequestedFor(urlEqualTo(TOKEN)))).hasSize(asked);
    }
}
