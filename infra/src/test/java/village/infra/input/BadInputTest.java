package village.infra.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import village.infra.matrix.Exhibits;
import village.infra.matrix.Route;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Every route, fed with what it should not get: never a 5xx, always a problem with a code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static final List<String> VALUES = List.of(
            "null",
            "1",
            "-1",
            "0.5",
            "1e400",
            "99999999999999999999",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"a\":null}");
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "1",
            "\"x\"",
            "{",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{'a':1}",
            "{\"a\":1}}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\\ud800\"}",
            "{\"\\u0000\":1}",
            "{\"a\":\"\\x\"}",
            "// {}",
            "\ufeff{}",
            "[".repeat(1000),
            "{\"a\":".repeat(1000) + "1" + "}".repeat(1000),
            "{\"a\":" + "9".repeat(5000) + "}",
            "{\"" + "k".repeat(5000) + "\":1}");
    private static final List<String> SEGMENTS = List.of(
            "x",
            "%00",
            "%ED%A0%80",
            "%F0%A0%AE%B7",
            "%D9%A3%D9%A3%D9%A0",
            "%EF%BC%91",
            "%0d%0aX-Injected:%201",
            "null",
            "-1",
            "00000000-0000-0000-0000-00000000000g",
            "0-0-0-0-0",
            "%FF",
            "=cmd",
            "'",
            "999999999999",
            "a".repeat(3000));
    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=101",
            "limit=abc",
            "limit=-1",
            "limit=2147483648",
            "limit=",
            "limit=%00",
            "limit=1&limit=2",
            "limit=%D9%A3",
            "after=forged",
            "after=",
            "after=%00",
            "after=%ED%A0%80",
            "after=" + "A".repeat(3000),
            "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "state=x",
            "state=",
            "status=x",
            "status=%00",
            "size=x",
            "ticket=x",
            "ticket=",
            "ticket=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96%EF%BC%97%EF%BC%98",
            "ticket=12345678901",
            "scope=",
            "scope=x",
            "scope=%00",
            "scope=33099910199999999",
            "scope=%25",
            "scope=330999%27",
            "state=%00",
            "code=&state=",
            "appId=%00",
            "appId=x",
            "back=%00",
            "%",
            "%zz",
            "=",
            "&&&",
            "[]=1");

    private Exhibits exhibits;
    private List<Route> routes;

    @BeforeAll
    void arrange() throws IOException {
        exhibits = new Exhibits(HERE);
        routes = Route.of(HERE.context());
    }

    @Test
    void refusesBodiesThatAreNone() {
        var verdict = new Verdict();
        for (var route : jsonRoutes()) {
            var path = exhibits.path(route);
            for (var body : BODIES) {
                verdict.hear(route + " " + body, () -> who(route).post(path, body));
            }
            verdict.hear(route + " 300 kB", () -> who(route).post(path, "{\"a\":\"" + "a".repeat(300_000) + "\"}"));
            verdict.hear(
                    route + " bytes",
                    () -> who(route).send("POST", path, "application/json", new byte[] {
                        '{', '"', (byte) 0xff, '"', ':', '1', '}'
                    }));
            for (var type : List.of(
                    "text/plain",
                    "application/xml",
                    "multipart/form-data",
                    "nonsense",
                    "*/*",
                    "application/json;charset=utf-16",
                    "application/x-www-form-urlencoded")) {
                verdict.hear(route + " " + type, () -> who(route).send("POST", path, type, "<a/>".getBytes()));
            }
        }
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.statuses()).containsKeys(400, 413, 415);
    }

    @Test
    void refusesFieldsThatAreWrong() {
        var verdict = new Verdict();
        for (var route : jsonRoutes()) {
            var path = exhibits.path(route);
            for (var body : spoiled(fullBody(route))) {
                verdict.hear(route + " " + body, () -> who(route).post(path, body));
            }
        }
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.statuses()).containsKeys(400, 422);
    }

    @Test
    void refusesAddressesThatAreWrong() {
        var verdict = new Verdict();
        for (var route : routes) {
            if (route.method().equals("DELETE")) {
                continue;
            }
            for (var path : addresses(route)) {
                verdict.hear(route.method() + " " + path, () -> ask(route, path));
            }
        }
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.statuses()).containsKeys(400, 404);
    }

    @Test
    void refusesMethodsARouteDoesNotHave() {
        var verdict = new Verdict();
        for (var route : routes) {
            for (var method : List.of("PUT", "PATCH", "PROPFIND")) {
                verdict.hear(
                        method + " " + route,
                        () -> who(route).send(method, exhibits.path(route), "application/json", new byte[] {'{', '}'}));
            }
        }
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.statuses()).containsKeys(405);
    }

    @Test
    void refusesIdempotencyKeysThatAreNone() {
        var verdict = new Verdict();
        for (var route : jsonRoutes()) {
            for (var key : List.of("", "a b", "k".repeat(129), "k".repeat(4000), "\t", "é")) {
                verdict.hear(
                        route + " key " + key,
                        () -> who(route)
                                .with("Idempotency-Key", key)
                                .post(exhibits.path(route), exhibits.body(route.pattern())));
            }
        }
        assertThat(verdict.broken()).isEmpty();
        HERE.in("demo-party-1")
                .with("Idempotency-Key", "k".repeat(129))
                .post("/mp/v1/villages/" + WholeVillage.VILLAGE + "/complaints", "{\"text\":\"键太长\"}")
                .expectProblem(400, "idempotency.key-invalid");
    }

    @Test
    void givesBackTheTextItKept() {
        var villager = HERE.in("demo-party-1");
        var complaints = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/complaints";
        var kept = 0;
        for (var text : BadTexts.json()) {
            var filed = villager.post(complaints, "{\"text\":" + text + "}");
            if (filed.status() == 201) {
                var read = villager.get(complaints + "/" + filed.text("/id")).expect(200);
                assertThat(read.text("/text"))
                        .isEqualTo(JsonMapper.shared().readTree(text).asString().strip());
                kept++;
            } else {
                assertThat(filed.status()).as(text).isIn(400, 422);
            }
        }
        assertThat(kept).isGreaterThan(10);
    }

    private List<Route> jsonRoutes() {
        return routes.stream()
                .filter(route -> route.method().equals("POST"))
                .filter(route -> !route.pattern().endsWith("/attachments")
                        && !route.pattern().endsWith("/rosters")
                        && !route.pattern().endsWith("/finance-tables"))
                .filter(route -> !route.pattern().startsWith("/wechat/"))
                .toList();
    }

    private static Visitor who(Route route) {
        var console = route.pattern().startsWith("/console/")
                && !route.pattern().endsWith("/confirmations")
                && !route.pattern().endsWith("/bootstrap");
        if (route.pattern().contains("/parked") && !route.pattern().contains("{village}")
                || route.pattern().endsWith("/overview")) {
            return HERE.desk(route.pattern().endsWith("/overview") ? "demo-supervisor-1" : "demo-operator-1");
        }
        return console ? HERE.desk("demo-cadre-1") : HERE.in("demo-party-1");
    }

    private village.infra.story.Reply ask(Route route, String path) {
        return route.method().equals("POST")
                ? who(route).post(path, exhibits.body(route.pattern()))
                : who(route).send(route.method(), path, null, new byte[0]);
    }

    private List<String> addresses(Route route) {
        var good = exhibits.path(route);
        var addresses = new ArrayList<String>();
        var pattern = route.pattern().split("/");
        var given = good.split("/");
        for (var place = 0; place < pattern.length; place++) {
            if (pattern[place].startsWith("{")) {
                for (var segment : SEGMENTS) {
                    var spoiled = given.clone();
                    spoiled[place] = segment;
                    addresses.add(String.join("/", spoiled));
                }
            }
        }
        if (route.method().equals("GET")) {
            QUERIES.stream().filter(BadInputTest::sendable).forEach(query -> addresses.add(good + "?" + query));
        }
        return addresses;
    }

    /** Java's client sends no URI it cannot read; raw ones are sent by hand. */
    private static boolean sendable(String query) {
        try {
            return java.net.URI.create("http://localhost/?" + query).getRawQuery() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One body for each field and each wrong value, and one without the field. */
    private static List<String> spoiled(String body) {
        var bodies = new ArrayList<String>();
        var fields = JsonMapper.shared().readTree(body).propertyNames();
        for (var field : fields) {
            var rest = (ObjectNode) JsonMapper.shared().readTree(body);
            rest.remove(field);
            bodies.add(rest.toString());
            var values = new ArrayList<>(VALUES);
            values.addAll(BadTexts.json());
            values.add("\"" + "长".repeat(70_000) + "\"");
            values.add("\"" + "a".repeat(100_001) + "\"");
            for (var value : values) {
                var open = rest.isEmpty()
                        ? "{"
                        : rest.toString().substring(0, rest.toString().length() - 1) + ",";
                bodies.add(open + "\"" + field + "\":" + value + "}");
            }
        }
        return bodies;
    }

    private String fullBody(Route route) {
        if (route.pattern().endsWith("/complaints")) {
            return """
                    {"kind":"complaint","category":"0301","text":"坏输入","attachments":[],"point":{"lat":29.7,"lon":120.2},
                    "doorPlate":"FX201001","grid":null,"nameVisibleTo":"handlers","visibility":"private",
                    "aboutStaff":false,"onBehalfOf":null,"occurredAt":"2026-11-22T09:30:00+08:00"}""";
        }
        var body = (ObjectNode) JsonMapper.shared().readTree(exhibits.body(route.pattern()));
        Map.of(
                        "ratings",
                        "text",
                        "answers",
                        "internalText",
                        "dispatches",
                        "note",
                        "sessions",
                        "appId",
                        "approvals",
                        "rosterId",
                        "reviews",
                        "reason")
                .forEach((end, field) -> {
                    if (route.pattern().endsWith("/" + end)) {
                        body.put(field, "x");
                    }
                });
        if (route.pattern().endsWith("/me/bindings")) {
            body.put("name", "某某").put("idLast4", "1234");
        }
        return body.toString();
    }
}
