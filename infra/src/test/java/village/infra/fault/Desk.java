package village.infra.fault;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the staff at the console of one instance. */
final class Desk {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Instance instance;
    private final Map<String, String> headers;

    private Desk(Instance instance, Map<String, String> headers) {
        this.instance = instance;
        this.headers = headers;
    }

    /** The screen asks, the phone confirms, the screen gets its cookie. */
    static Desk open(Instance instance, String token) {
        var nobody = new Desk(instance, Map.of());
        var asked = nobody.send("POST", "/console/v1/login-requests", "{}");
        var request = "/console/v1/login-requests/" + json(asked).get("id").asString();
        new Desk(instance, Map.of("Authorization", "Bearer " + token))
                .send(
                        "POST",
                        request + "/confirmations",
                        JSON.writeValueAsString(Map.of("code", json(asked).get("code"))));
        var opened = new Desk(instance, Map.of("Cookie", cookie(asked))).send("GET", request, "");
        return new Desk(
                instance,
                Map.of(
                        "Cookie", cookie(opened),
                        "X-Village-Client", "console",
                        "Sec-Fetch-Site", "same-origin"));
    }

    JsonNode post(String path, String body) {
        return json(send("POST", path, body));
    }

    /** Changes a version of something. */
    JsonNode put(String path, long version, String body) {
        var more = new HashMap<>(headers);
        more.put("If-Match", "\"" + version + "\"");
        return json(new Desk(instance, more).send("PUT", path, body));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(instance.url(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(line -> line.split(";", 2)[0])
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }
}
