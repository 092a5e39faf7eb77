package village.wechat.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.InMemoryRoleBook;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.Session;
import village.api.identity.Standing;
import village.api.identity.session.InMemorySessions;
import village.api.identity.session.Sessions;
import village.api.identity.session.StaySignedIn;
import village.api.place.Village;
import village.api.place.VillageCode;

class SessionFilterTest {
    private static final String CODE = "330999101201";
    private static final Village VILLAGE =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode(CODE), "枫溪村", "枫溪镇", "枫江县");
    private static final String HOME = "http://village.example";

    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final InMemoryRoleBook roles = new InMemoryRoleBook();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:30:00Z"), ZoneOffset.UTC);
    private final PlainTokens tokens = new PlainTokens(clock);
    private final Sessions sessions = new InMemorySessions();
    private final ConsoleSessions consoles = new ConsoleSessions(
            new StaySignedIn(sessions, tokens, clock), new Cookies(true, Duration.ofDays(30)), clock);
    private final SessionFilter filter = new SessionFilter(tokens, roles, new FixedVillages(VILLAGE), consoles);

    @Test
    void closesWhatIsNotListed() {
        assertThat(refused(get("/mp/v1/me"))).isEqualTo(Reason.SESSION_REQUIRED);
        assertThat(refused(get("/mp/v1/no-such-thing"))).isEqualTo(Reason.SESSION_REQUIRED);
        assertThat(refused(get("/mp"))).isEqualTo(Reason.SESSION_REQUIRED);
        assertThat(refused(get("/console/v1/session"))).isEqualTo(Reason.SESSION_REQUIRED);
        assertThat(refused(post("/mp/v1/villages/" + CODE + "/complaints"))).isEqualTo(Reason.SESSION_REQUIRED);
    }

    @Test
    void closesARouteWhoseLettersAreEncoded() {
        assertThat(refused(get("/%6dp/v1/me"))).isEqualTo(Reason.SESSION_REQUIRED);
        assertThat(refused(get("/mp/v1/%6de"))).isEqualTo(Reason.SESSION_REQUIRED);
    }

    @Test
    void leavesOtherPathsAlone() {
        assertThat(actor(get("/h5/index.html"))).isEmpty();
        assertThat(actor(get("/console/index.html"))).isEmpty();
        assertThat(actor(get("/openapi/v1/villages"))).isEmpty();
    }

    @Test
    void letsAStrangerReadWhatIsPublic() {
        assertThat(actor(get("/mp/v1/villages/" + CODE + "/home"))).contains(Actor.stranger(VILLAGE.id()));
    }

    @Test
    void makesAVillagerOfThatVillage() {
        roles.put(person, VILLAGE.id(), standing(Role.VILLAGER));
        var actor = actor(get("/mp/v1/villages/" + CODE + "/home").header("Authorization", bearer(Face.MP)));
        assertThat(actor.orElseThrow().holds(Role.VILLAGER)).isTrue();
        assertThat(actor.orElseThrow().is(person)).isTrue();
    }

    @Test
    void refusesASessionOfAnotherFace() {
        assertThat(refused(get("/mp/v1/me").header("Authorization", bearer(Face.CONSOLE))))
                .isEqualTo(Reason.SESSION_INVALID);
        assertThat(refused(get("/console/v1/session").cookie(new HttpCookie("village_console", token(Face.MP)))))
                .isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void takesNoBearerTokenInTheConsole() {
        assertThat(refused(get("/console/v1/session").header("Authorization", bearer(Face.CONSOLE))))
                .isEqualTo(Reason.SESSION_REQUIRED);
    }

    @Test
    void refusesABadTokenEvenWhereNoneIsNeeded() {
        assertThat(refused(get("/mp/v1/villages/" + CODE + "/home").header("Authorization", "Bearer expired")))
                .isEqualTo(Reason.SESSION_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic eDp5", "Bearer", "token", ""})
    void refusesAnotherScheme(String authorization) {
        assertThat(refused(get("/mp/v1/me").header("Authorization", authorization)))
                .isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void refusesTwoTokens() {
        assertThat(refused(get("/mp/v1/me").header("Authorization", bearer(Face.MP), bearer(Face.MP))))
                .isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void letsNoExpiredSessionStandInTheWayOfSigningIn() {
        assertThat(refusal(post("/mp/v1/sessions/refreshes").header("Authorization", "Bearer expired")))
                .isEmpty();
    }

    @Test
    void asksStaffOfTheVillageInTheConsole() {
        roles.put(person, VILLAGE.id(), standing(Role.VILLAGER));
        assertThat(refused(console(get("/console/v1/villages/" + CODE + "/tasks"))))
                .isEqualTo(Reason.ROLE_REQUIRED);
        roles.put(person, VILLAGE.id(), standing(Role.GRID_WORKER));
        assertThat(actor(console(get("/console/v1/villages/" + CODE + "/tasks"))))
                .isPresent();
    }

    @Test
    void readsRolesAfreshForConsoleWritesOnly() {
        roles.put(person, VILLAGE.id(), standing(Role.CADRE));
        actor(console(get("/console/v1/villages/" + CODE + "/tasks")));
        assertThat(roles.askedAfresh()).isZero();
        actor(fromHere(console(post("/console/v1/villages/" + CODE + "/rosters"))));
        assertThat(roles.askedAfresh()).isEqualTo(1);
    }

    @Test
    void givesStaffOutsideVillagesWhatTheyAreAboveThem() {
        roles.putAbove(person, standing(Role.SUPERVISOR));
        assertThat(actor(console(get("/console/v1/overview"))).orElseThrow().roles())
                .containsExactly(Role.SUPERVISOR);
    }

    @Test
    void refusesAConsoleWriteOfASessionThatHasEnded() {
        roles.put(person, VILLAGE.id(), standing(Role.CADRE));
        var session = session(Face.CONSOLE);
        var cookie = new HttpCookie(Cookies.CONSOLE, tokens.issue(session).token());
        sessions.end(session.id(), clock.instant()).block();
        assertThat(refused(fromHere(
                        post("/console/v1/villages/" + CODE + "/rosters").cookie(cookie))))
                .isEqualTo(Reason.SESSION_EXPIRED);
    }

    @Test
    void keepsAConsoleOpenThatIsUsed() {
        var session = session(Face.CONSOLE);
        var old = tokens.at(session, clock.instant().minusSeconds(301));
        var exchange =
                MockServerWebExchange.from(get("/console/v1/session").cookie(new HttpCookie(Cookies.CONSOLE, old)));
        pass(exchange).block();
        assertThat(exchange.getResponse().getCookies().getFirst(Cookies.CONSOLE).getValue())
                .isEqualTo(tokens.issue(session).token());
    }

    @Test
    void doesNotKeepOpenAConsoleThatHasBeenLeft() {
        var session = session(Face.CONSOLE);
        var old = tokens.at(session, clock.instant().minusSeconds(301));
        sessions.end(session.id(), clock.instant()).block();
        assertThat(refused(get("/console/v1/session").cookie(new HttpCookie(Cookies.CONSOLE, old))))
                .isEqualTo(Reason.SESSION_EXPIRED);
    }

    @Test
    void takesAVillagersSessionForConfirmingAConsoleLogin() {
        assertThat(actor(post("/console/v1/login-requests/x/confirmations").header("Authorization", bearer(Face.MP))))
                .isPresent();
    }

    @Test
    void doesNotKnowAVillageItDoesNotServe() {
        assertThat(refused(get("/mp/v1/villages/330999101299/home"))).isEqualTo(Reason.VILLAGE_NOT_FOUND);
        assertThat(refused(get("/mp/v1/villages/x/home"))).isEqualTo(Reason.VILLAGE_NOT_FOUND);
    }

    @Test
    void takesACookieForReadingFromAnywhere() {
        assertThat(actor(get("/mp/v1/me").cookie(new HttpCookie("village_session", token(Face.MP)))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, false",
                "h5, -, -, false",
                "-, http://village.example, same-origin, false",
                "h5, http://evil.example, -, false",
                "h5, http://village.example:81, -, false",
                "h5, http://village.example.evil.example, -, false",
                "h5, null, -, false",
                "h5, not a url, -, false",
                "h5, http://village.example, cross-site, false",
                "h5, -, same-site, false",
                "h5, -, none, false",
                "h5, http://village.example, -, true",
                "h5, https://village.example, -, true",
                "h5, -, same-origin, true",
                "h5, http://village.example, same-origin, true",
            })
    void takesAWriteByCookieFromOurOwnPageOnly(String client, String origin, String site, boolean good) {
        var request = post("/mp/v1/me/consents").cookie(new HttpCookie("village_session", token(Face.MP)));
        header(request, SameOrigin.CLIENT, client);
        header(request, "Origin", origin);
        header(request, "Sec-Fetch-Site", site);
        assertThat(refusal(request)).isEqualTo(good ? Optional.empty() : Optional.of(Reason.REQUEST_CROSS_SITE));
    }

    @Test
    void asksNoOriginOfABearerToken() {
        assertThat(actor(post("/mp/v1/me/consents").header("Authorization", bearer(Face.MP))))
                .isPresent();
    }

    @Test
    void opensExactlyTheRoutesItLists() {
        assertThat(OpenRoutes.open(HttpMethod.HEAD, PathContainer.parsePath("/mp/v1/villages/1/home")))
                .isTrue();
        assertThat(OpenRoutes.open(HttpMethod.POST, PathContainer.parsePath("/mp/v1/villages/1/home")))
                .isFalse();
        assertThat(OpenRoutes.open(HttpMethod.GET, PathContainer.parsePath("/mp/v1/villages/1/home/x")))
                .isFalse();
        assertThat(OpenRoutes.OPEN)
                .containsExactlyInAnyOrder(
                        "GET /mp/v1/villages/{village}",
                        "GET /mp/v1/villages/{village}/home",
                        "GET /mp/v1/villages/{village}/contacts",
                        "GET /mp/v1/villages/{village}/complaint-categories",
                        "GET /mp/v1/villages/{village}/complaints",
                        "GET /mp/v1/villages/{village}/news",
                        "GET /mp/v1/villages/{village}/news/{id}",
                        "GET /mp/v1/villages/{village}/news-columns",
                        "GET /mp/v1/villages/{village}/attachments/{id}",
                        "GET /mp/v1/villages/{village}/disclosures",
                        "GET /mp/v1/villages/{village}/disclosures/{id}",
                        "GET /mp/v1/villages/{village}/disclosures/{id}/finance-table",
                        "POST /mp/v1/credit-certificate-checks",
                        "GET /mp/v1/villages/{village}/disclosures/{id}/proof",
                        "GET /mp/v1/villages/{village}/disclosures/{id}/qr-code",
                        "GET /mp/v1/villages/{village}/disclosures/{id}/questions",
                        "GET /mp/v1/villages/{village}/faqs",
                        "GET /mp/v1/villages/{village}/inquiries",
                        "GET /mp/v1/villages/{village}/inquiries/{id}",
                        "GET /mp/v1/villages/{village}/inquiry-desks",
                        "GET /mp/v1/villages/{village}/disclosures/{id}/revisions/{number}",
                        "GET /mp/v1/villages/{village}/disclosure-items",
                        "GET /mp/v1/villages/{village}/disclosure-items/{code}/questions",
                        "GET /mp/v1/evidence/checkpoint",
                        "GET /mp/v1/door-plates/{code}",
                        "GET /mp/v1/media/{token}");
        assertThat(OpenRoutes.SIGNING_IN)
                .containsExactlyInAnyOrder(
                        "POST /mp/v1/sessions",
                        "POST /mp/v1/sessions/zhejiang",
                        "POST /mp/v1/sessions/refreshes",
                        "GET /mp/v1/oauth/start",
                        "GET /mp/v1/oauth/return",
                        "POST /console/v1/login-requests",
                        "GET /console/v1/login-requests/{id}");
    }

    private static Standing standing(Role role) {
        return new Standing(Set.of(role), Optional.empty(), Set.of());
    }

    private String token(Face face) {
        return tokens.issue(session(face)).token();
    }

    private Session session(Face face) {
        var session = new Session(
                new Session.Id(UUID.randomUUID()),
                person,
                face,
                Optional.empty(),
                clock.instant().plusSeconds(3600));
        sessions.begin(session, new byte[0]).block();
        return session;
    }

    private String bearer(Face face) {
        return "Bearer " + token(face);
    }

    private static MockServerHttpRequest.BaseBuilder<?> get(String path) {
        return MockServerHttpRequest.method(HttpMethod.GET, URI.create(HOME + path));
    }

    private static MockServerHttpRequest.BaseBuilder<?> post(String path) {
        return MockServerHttpRequest.method(HttpMethod.POST, URI.create(HOME + path));
    }

    private MockServerHttpRequest.BaseBuilder<?> console(MockServerHttpRequest.BaseBuilder<?> request) {
        return request.cookie(new HttpCookie("village_console", token(Face.CONSOLE)));
    }

    private static MockServerHttpRequest.BaseBuilder<?> fromHere(MockServerHttpRequest.BaseBuilder<?> request) {
        return request.header(SameOrigin.CLIENT, "console").header("Origin", HOME);
    }

    private static void header(MockServerHttpRequest.BaseBuilder<?> request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private Reason refused(MockServerHttpRequest.BaseBuilder<?> request) {
        return refusal(request).orElseThrow();
    }

    private Optional<Reason> refusal(MockServerHttpRequest.BaseBuilder<?> request) {
        return pass(MockServerWebExchange.from(request))
                .then(Mono.just(Optional.<Reason>empty()))
                .onErrorResume(Refusal.class, refusal -> Mono.just(Optional.of(refusal.reason())))
                .block();
    }

    private Optional<Actor> actor(MockServerHttpRequest.BaseBuilder<?> request) {
        var exchange = MockServerWebExchange.from(request);
        pass(exchange).block();
        return Optional.ofNullable(exchange.getAttribute(SessionFilter.ACTOR));
    }

    private Mono<Void> pass(MockServerWebExchange exchange) {
        return filter.filter(exchange, passed -> Mono.empty());
    }
}
