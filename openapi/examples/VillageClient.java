import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signed client of the open API, with nothing but a JDK 17 or later. Run: {@code java VillageClient.java} */
public class VillageClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final String url;
    private final String keyId;
    private final String secret;

    VillageClient(String url, String keyId, String secret) {
        this.url = url;
        this.keyId = keyId;
        this.secret = secret;
    }

    /** Sends one signed call and gives the answer's JSON; every attempt has a nonce of its own. */
    String call(String method, String path, Map<String, String> query, String body, Map<String, String> headers)
            throws IOException, InterruptedException, GeneralSecurityException {
        var encoded = new TreeMap<String, String>();
        query.forEach((name, value) -> encoded.put(encode(name), encode(value)));
        var canonical = encoded.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var date = DATE.format(ZonedDateTime.now(ZoneOffset.UTC));
        var nonce = UUID.randomUUID().toString();
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        var text = String.join("\n", method, path, canonical, keyId, date, nonce, hash) + "\n";
        var request = HttpRequest.newBuilder(URI.create(url + path + (canonical.isEmpty() ? "" : "?" + canonical)))
                .header("X-Village-Key-Id", keyId)
                .header("X-Village-Date", date)
                .header("X-Village-Nonce", nonce)
                .header("X-Village-Algorithm", "hmac-sha256")
                .header("X-Village-Signature", sign(text))
                .method(method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
        if (bytes.length > 0) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String sign(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    /** Enough for an example; take a JSON library in earnest. */
    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    public static void main(String[] args) throws Exception {
        var client = new VillageClient(
                setting("VILLAGE_URL", "http://localhost:8080"),
                setting("VILLAGE_KEY_ID", "vk0000000000000001"),
                setting("VILLAGE_SECRET", "xiangyin-sandbox-secret-0001"));
        var base = "/openapi/v1/villages/" + setting("VILLAGE_CODE", "330999101201");
        var villages = client.call("GET", "/openapi/v1/villages", Map.of("limit", "50"), "", Map.of());
        System.out.println("villages " + (villages.split("\"code\"", -1).length - 1));
        var next = "";
        do {
            var query = next.isEmpty() ? Map.of("limit", "50") : Map.of("limit", "50", "after", next);
            var page = client.call("GET", base + "/news", query, "", Map.of());
            System.out.println("news " + (page.split("\"columnLabel\"", -1).length - 1));
            next = field(page, "next");
        } while (!next.isEmpty());
        var body = "{\"externalNumber\":\"JAVA-" + UUID.randomUUID() + "\",\"text\":\"村口的路灯三天没亮了\"}";
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var made = client.call("POST", base + "/complaints", Map.of(), body, key);
        var read = client.call("GET", base + "/complaints/" + field(made, "id"), Map.of(), "", Map.of());
        System.out.println("complaint " + field(read, "ticket") + " " + field(read, "statusLabel"));
    }
}
