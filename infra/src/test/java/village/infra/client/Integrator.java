package village.infra.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import village.api.Once;
import village.api.client.Access;
import village.api.client.AddressRange;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.Key;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Secret;
import village.api.client.Terms;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** A platform that signs its calls with nothing but the JDK, as a guide would tell it to. */
public final class Integrator {
    private static final String BOUNDARY = "platform-boundary-19c4";
    private static final Quota MUCH = new Quota(100_000, Duration.ofMinutes(1));

    private final WholeVillage here;
    private final Visitor stranger;
    private final Client client;
    private final String keyId;
    private final String secret;

    private Integrator(WholeVillage here, Client client, String keyId, String secret) {
        this(here, here.stranger(), client, keyId, secret);
    }

    private Integrator(WholeVillage here, Visitor stranger, Client client, String keyId, String secret) {
        this.here = here;
        this.stranger = stranger;
        this.client = client;
        this.keyId = keyId;
        this.secret = secret;
    }

    /** Everything in every village. */
    public static Integrator everywhere(WholeVillage here) {
        var scopes = new java.util.HashSet<Scope>();
        for (var resource : Resource.values()) {
            for (var access : Access.values()) {
                scopes.add(new Scope(resource, access, "33"));
            }
        }
        return on(here, terms(scopes, List.of(), MUCH));
    }

    public static Terms terms(Set<Scope> scopes, List<AddressRange> addresses, Quota quota) {
        return new Terms("试验平台", scopes, quota, addresses, "", false, false);
    }

    public static Integrator may(WholeVillage here, Scope... scopes) {
        return on(here, terms(Set.of(scopes), List.of(), MUCH));
    }

    public static Integrator on(WholeVillage here, Terms terms) {
        var keyId = "vk" + ThreadLocalRandom.current().nextLong(1L << 50);
        var secret = UUID.randomUUID().toString();
        var id = new Client.Id(UUID.randomUUID());
        var now = Instant.now();
        var fresh = new Client(id, 1, terms, List.of(new Key(keyId, now, Optional.empty())), now);
        var client = clients(here)
                .register(fresh, new Secret(secret), new Once("test", "client.register", id.toString(), "0"))
                .block(Duration.ofSeconds(10));
        return new Integrator(here, client, keyId, secret);
    }

    /** With a key somebody gave it; what else was agreed it does not know. */
    public static Integrator holding(WholeVillage here, String keyId, String secret) {
        var nothing = new Client(
                new Client.Id(UUID.randomUUID()), 1, terms(Set.of(), List.of(), MUCH), List.of(), Instant.now());
        return new Integrator(here, nothing, keyId, secret);
    }

    /** With the key of the sandbox, at any village. */
    public static Integrator at(Visitor stranger, String keyId, String secret) {
        return new Integrator(null, stranger, null, keyId, secret);
    }

    private static Clients clients(WholeVillage here) {
        return here.context().getBean(Clients.class);
    }

    public Client client() {
        return client;
    }

    /** The same with another key of the same client. */
    public Integrator with(String otherKey, String otherSecret) {
        return new Integrator(here, stranger, client, otherKey, otherSecret);
    }

    public void changed(UnaryOperator<Client> rule) {
        clients(here).change(client.id(), rule).block(Duration.ofSeconds(10));
    }

    public void issued(Key key, Secret fresh) {
        clients(here)
                .issue(client.id(), key, fresh, new Once("test", "client.key", key.id(), "0"))
                .block(Duration.ofSeconds(10));
    }

    public String secret() {
        return secret;
    }

    public String keyId() {
        return keyId;
    }

    public Reply get(String pathAndQuery) {
        return send(call("GET", pathAndQuery, ""));
    }

    /** With one header more, which is not signed. */
    public Reply get(String pathAndQuery, String header, String value) {
        var call = call("GET", pathAndQuery, "");
        return call.signedBy(stranger.with(header, value)).send("GET", pathAndQuery, null, new byte[0]);
    }

    public Reply post(String path, String json) {
        return send(call("POST", path, json));
    }

    public Reply post(String path, String json, String idempotencyKey) {
        var call = call("POST", path, json);
        return call.signedBy(stranger.with("Idempotency-Key", idempotencyKey))
                .send("POST", path, "application/json", bytes(json));
    }

    /** What it shows where a specification knows no signatures. */
    String apiKey() {
        var mac = hmac(secret, "open311").replace('+', '-').replace('/', '_').replace("=", "");
        return keyId + '.' + mac;
    }

    /** @param idempotencyKey null for none */
    public Reply upload(String path, byte[] file, @Nullable String idempotencyKey) {
        return uploadSigning(path, file, file, idempotencyKey);
    }

    /** Sends one file with the signature of another. */
    Reply uploadSigning(String path, byte[] sent, byte[] signed, @Nullable String idempotencyKey) {
        var call = call("POST", path, form(signed), "", Instant.now());
        var visitor = call.signedBy(stranger);
        return (idempotencyKey == null ? visitor : visitor.with("Idempotency-Key", idempotencyKey))
                .send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, form(sent));
    }

    private static byte[] form(byte[] file) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n"));
        form.writeBytes(file);
        form.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    public Reply send(Call call) {
        return call.signedBy(stranger)
                .send(
                        call.method(),
                        call.target(),
                        call.body().isEmpty() ? null : "application/json",
                        bytes(call.body()));
    }

    public Call call(String method, String target, String body) {
        return call(method, target, bytes(body), body, Instant.now());
    }

    public Call at(Instant when, String target) {
        return call("GET", target, new byte[0], "", when);
    }

    /** A call with bytes that are no text; its headers only are of use. */
    public Call call(String method, String target, byte[] bytes, String body, Instant when) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? "" : target.substring(mark + 1);
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(when.atOffset(ZoneOffset.UTC));
        if (date.charAt(6) == ' ') {
            date = date.substring(0, 5) + '0' + date.substring(5);
        }
        var nonce = UUID.randomUUID().toString();
        var text = String.join("\n", method, path, query, keyId, date, nonce, sha256(bytes)) + "\n";
        return new Call(method, target, body, keyId, date, nonce, "hmac-sha256", hmac(secret, text));
    }

    /** One signed call; changing a part of it leaves the signature as it was. */
    public record Call(
            String method,
            String target,
            String body,
            String keyId,
            String date,
            String nonce,
            String algorithm,
            String signature) {
        public Visitor signedBy(Visitor visitor) {
            return visitor.with("X-Village-Key-Id", keyId)
                    .with("X-Village-Date", date)
                    .with("X-Village-Nonce", nonce)
                    .with("X-Village-Algorithm", algorithm)
                    .with("X-Village-Signature", signature);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
