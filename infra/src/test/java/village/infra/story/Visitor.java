package village.infra.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP to the village, with the headers he always sends. */
public final class Visitor {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BOUNDARY = "village-boundary-7f3a";

    private final URI address;
    private final Map<String, String> headers;

    private Visitor(URI address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** Somebody without a session at the village of an address. */
    public static Visitor stranger(URI address) {
        return new Visitor(address, Map.of());
    }

    /** The same, sending one more header. */
    public Visitor with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Visitor(address, more);
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Reply get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null, new byte[0]);
    }

    /** Posts a value as JSON. */
    public Reply post(String path, Object body) {
        return post(path, JsonMapper.shared().writeValueAsString(body));
    }

    /** Posts JSON as it is. */
    public Reply post(String path, String json) {
        return send("POST", path, "application/json", WholeVillage.utf8(json));
    }

    /** Sends one file as a form does. */
    public Reply upload(String path, String fileName, String type, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                WholeVillage.utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(WholeVillage.utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    /** @param type the content type; null for a request without a body */
    public Reply send(String method, String path, String type, byte[] body) {
        try {
            return new Reply(CLIENT.send(request(method, path, type, body), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gets what does not end by itself; the reader closes it. */
    HttpResponse<InputStream> open(String path) {
        try {
            return CLIENT.send(request("GET", path, null, new byte[0]), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts JSON without waiting for the answer. */
    public CompletableFuture<Reply> postLater(String path, String json) {
        var request = request("POST", path, "application/json", WholeVillage.utf8(json));
        return CLIENT.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Reply::new);
    }

    private HttpRequest request(String method, String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (type == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
    }
}
