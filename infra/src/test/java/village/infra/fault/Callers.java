package village.infra.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Phones that ask one instance. What is not answered within ten seconds, or cut off, has status 0. */
final class Callers {
    static final String VILLAGE = "/mp/v1/villages/330999101201";
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Instance instance;

    Callers(Instance instance) {
        this.instance = instance;
    }

    /**
     * @param millis from the request's first byte to the answer's last
     * @param old whether it says that it may be out of date
     */
    record Answer(String what, int status, long millis, String type, boolean retryAfter, boolean old, String body) {
        /** The id of what was made. */
        String id() {
            var found = ID.matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("no id in " + this);
            }
            return found.group(1);
        }
    }

    String signedIn(String openid) {
        var answer = send(HttpRequest.newBuilder(instance.url("/mp/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"code\":\"code-" + openid + "\"}")));
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("not signed in: " + answer);
        }
        return token.group(1);
    }

    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    Answer get(String path, String token) {
        return send(HttpRequest.newBuilder(instance.url(path)).header("Authorization", "Bearer " + token));
    }

    Answer complain(String token, String key) {
        return send(HttpRequest.newBuilder(instance.url(VILLAGE + "/complaints"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"text\":\"村口路灯不亮 " + key + "\"}")));
    }

    Answer post(String path, String token, String json) {
        return send(HttpRequest.newBuilder(instance.url(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer upload(String token, byte[] png) {
        var head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        return send(HttpRequest.newBuilder(instance.url(VILLAGE + "/attachments"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.US_ASCII),
                        png,
                        "\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII)))));
    }

    private static Answer send(HttpRequest.Builder request) {
        var ready = request.timeout(PATIENCE).build();
        var what = ready.method() + " " + ready.uri().getPath();
        var began = System.nanoTime();
        try {
            return answer(what, began, CLIENT.send(ready, BodyHandlers.ofString()));
        } catch (IOException cut) {
            return new Answer(what, 0, millis(began), "", false, false, cut.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(String what, long began, HttpResponse<String> response) {
        var headers = response.headers();
        return new Answer(
                what,
                response.statusCode(),
                millis(began),
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("Retry-After").isPresent(),
                headers.firstValue("X-Village-As-Of").isPresent(),
                response.body());
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
