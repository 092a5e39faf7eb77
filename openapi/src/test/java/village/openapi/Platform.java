package village.openapi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import village.api.client.Client;

/** Calls the face, well signed unless it was told otherwise. Queries are to be written in their canonical form. */
public final class Platform {
    private final WebTestClient web;
    private final Client client;
    private final String keyId;
    private final String secret;

    Platform(WebTestClient web, Client client, String keyId, String secret) {
        this.web = web;
        this.client = client;
        this.keyId = keyId;
        this.secret = secret;
    }

    public Client client() {
        return client;
    }

    /** The same with another key and secret. */
    public Platform with(String otherKey, String otherSecret) {
        return new Platform(web, client, otherKey, otherSecret);
    }

    public String keyId() {
        return keyId;
    }

    public String secret() {
        return secret;
    }

    /** The same, sending a header with every call that is not signed. */
    public Platform with(String header) {
        var colon = header.indexOf(':');
        var name = header.substring(0, colon);
        var value = header.substring(colon + 1).strip();
        return new Platform(web.mutate().defaultHeader(name, value).build(), client, keyId, secret);
    }

    public ResponseSpec get(String target) {
        return send(HttpMethod.GET, target, null, new byte[0]);
    }

    public ResponseSpec post(String target, String json) {
        return send(HttpMethod.POST, target, MediaType.APPLICATION_JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public ResponseSpec delete(String target) {
        return send(HttpMethod.DELETE, target, null, new byte[0]);
    }

    /** @param type null for no body */
    public ResponseSpec send(HttpMethod method, String target, MediaType type, byte[] body) {
        var call = web.method(method).uri(URI.create("http://village.example" + target));
        signed(call, method, target, body);
        return type == null
                ? call.exchange()
                : call.contentType(type)
                        .body(BodyInserters.fromDataBuffers(Flux.just(buffer(body))))
                        .exchange();
    }

    /** As bytes, so that nobody writes a length of its own into the head. */
    private static DataBuffer buffer(byte[] body) {
        return DefaultDataBufferFactory.sharedInstance.wrap(body);
    }

    private void signed(WebTestClient.RequestBodySpec call, HttpMethod method, String target, byte[] body) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? "" : target.substring(mark + 1);
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(OpenFace.NOW.atOffset(ZoneOffset.UTC));
        var nonce = UUID.randomUUID().toString();
        var text = String.join("\n", method.name(), path, query, keyId, date, nonce, sha256(body)) + "\n";
        call.header("X-Village-Key-Id", keyId)
                .header("X-Village-Date", date)
                .header("X-Village-Nonce", nonce)
                .header("X-Village-Algorithm", "hmac-sha256")
                .header("X-Village-Signature", hmac(text));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
