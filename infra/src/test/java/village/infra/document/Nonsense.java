package village.infra.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls of an operation that keep to its description, and others that do not. */
final class Nonsense {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "101",
            "2147483648",
            "9223372036854775808",
            "1e400",
            "0x10",
            "１２",
            "٣",
            "null",
            "true",
            "[]",
            "{}",
            "now",
            "枫溪村",
            "𠮷㐂",
            "\u202etxt",
            "a b+c&d=e",
            "'; drop table village; --",
            "=cmd|' /C calc'!A0",
            "<script>",
            "../../etc/passwd",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "2026-02-30T25:61:00+08:00",
            "+1000000000-12-31T23:59:59Z",
            "Zm9yZ2Vk",
            "x".repeat(900));
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "\"text\"",
            "1e999",
            "{\"a\":1,\"a\":2}",
            "{\"text\":\"\\ud800\"}",
            "{\"text\":\"\\u0000\"}",
            "[".repeat(200) + "]".repeat(200),
            "{} trailing");

    private final Random random;

    Nonsense(Random random) {
        this.random = random;
    }

    /**
     * One call.
     *
     * @param contentType null sends none
     * @param accept null sends none
     */
    record Asking(
            String method,
            String target,
            String body,
            String contentType,
            String accept,
            Map<String, String> headers) {}

    /** What keeps to the description, changed in a place or two; now and then in none. */
    Asking of(Documented operation, String target, JsonNode body) {
        var changed = target;
        for (var parameter : operation.json().at("/parameters")) {
            changed = withParameter(operation, changed, parameter);
        }
        if (rarely()) {
            changed += (changed.contains("?") ? "&" : "?") + "unknown=" + encoded(text());
        }
        var text = operation.json().has("requestBody") ? body(body) : "";
        var type = rarely() ? pick(List.of("text/plain", "application/xml", "nonsense")) : "application/json";
        var accept = rarely() ? pick(List.of("text/html", "image/png", "*/*", "application/problem+json", ";;")) : null;
        return new Asking(operation.method(), changed, text, text.isEmpty() ? null : type, accept, headers(operation));
    }

    private Map<String, String> headers(Documented operation) {
        var key = rarely() ? pick(List.of("x".repeat(129), "a b", "é")) : "fuzz-" + random.nextLong();
        var wanted = operation
                .json()
                .at("/parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.at("/name").asString().equals("Idempotency-Key"));
        return wanted && !rarely() ? Map.of("Idempotency-Key", key) : Map.of();
    }

    private String withParameter(Documented operation, String target, JsonNode parameter) {
        var name = parameter.at("/name").asString();
        return switch (parameter.at("/in").asString()) {
            case "path" -> rarely() ? withPath(operation, target, name) : target;
            case "query" -> seldom() ? withQuery(target, name) : target;
            default -> target;
        };
    }

    /** Puts a text where the parameter stands; one that would be another path is not put. */
    private String withPath(Documented operation, String target, String name) {
        var text = encoded(text());
        if (text.isEmpty() || text.contains("%2F") || text.contains("%25") || text.startsWith("..")) {
            return target;
        }
        var mark = target.indexOf('?');
        var segments = (mark < 0 ? target : target.substring(0, mark)).split("/");
        segments[List.of(operation.path().split("/")).indexOf("{" + name + "}")] = text;
        return String.join("/", segments) + (mark < 0 ? "" : target.substring(mark));
    }

    private String withQuery(String target, String name) {
        var mark = target.indexOf('?');
        var pairs = new ArrayList<String>();
        if (mark >= 0) {
            pairs.addAll(List.of(target.substring(mark + 1).split("&")));
            pairs.removeIf(pair -> pair.startsWith(name + "="));
        }
        for (var times = rarely() ? 2 : 1; times > 0; times--) {
            pairs.add(name + "=" + encoded(text()));
        }
        return (mark < 0 ? target : target.substring(0, mark)) + "?" + String.join("&", pairs);
    }

    private String body(JsonNode example) {
        if (rarely() || !example.isObject()) {
            return pick(BODIES);
        }
        if (seldom()) {
            return JSON.writeValueAsString(example);
        }
        var body = (ObjectNode) example.deepCopy();
        for (var name : List.copyOf(body.propertyNames())) {
            if (seldom()) {
                change(body, name);
            }
        }
        if (rarely()) {
            body.put("unknown" + random.nextInt(10), text());
        }
        return JSON.writeValueAsString(body);
    }

    private void change(ObjectNode body, String name) {
        switch (random.nextInt(7)) {
            case 0 -> body.remove(name);
            case 1 -> body.putNull(name);
            case 2 -> body.put(name, random.nextLong());
            case 3 -> body.put(name, random.nextDouble() * 1e300);
            case 4 -> body.putArray(name).add(text()).addNull();
            case 5 -> body.putObject(name).put(text(), text());
            default -> body.put(name, text());
        }
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private boolean seldom() {
        return random.nextInt(3) == 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
