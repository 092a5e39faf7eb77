package village.openapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.OpenFace.FROM;
import static village.openapi.OpenFace.MUCH;
import static village.openapi.OpenFace.V;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.AddressRange;
import village.api.client.Key;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Secret;
import village.openapi.OpenFace;
import village.openapi.Platform;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

/** In which order a call is asked what it is, and what was taken in by then. */
class SignatureFilterTest {
    private static final Scope FILES = new Scope(Resource.ATTACHMENTS, Access.WRITE, "330999101");
    private static final Scope NEWS = new Scope(Resource.NEWS, Access.READ, "330999101");
    private static final String LONG = "Content-Length: " + (Spools.MOST_BYTES + 1);

    private final OpenFace face = new OpenFace(Probe.class).open();

    @AfterEach
    void close() {
        face.close();
    }

    @RestController
    static class Probe {
        @Scoped(value = Resource.ATTACHMENTS, access = Access.WRITE, file = true)
        @PostMapping("/openapi/v1/villages/{village}/attachments")
        Mono<String> file(SignedClient caller, @RequestBody Mono<byte[]> body) {
            return body.map(bytes -> caller.requireVillage().name() + bytes.length);
        }

        @Scoped(Resource.NEWS)
        @GetMapping("/openapi/v1/villages/{village}/news")
        Mono<String> news(SignedClient caller) {
            return Mono.just("news");
        }
    }

    private static ResponseSpec upload(Platform who, String village) {
        return who.send(
                HttpMethod.POST,
                village + "/attachments",
                MediaType.APPLICATION_OCTET_STREAM,
                "file".getBytes(StandardCharsets.UTF_8));
    }

    private void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    /** Before anything of the file was read. */
    private void refusedUnread(ResponseSpec answer, int status, String code) {
        refused(answer, status, code);
        assertThat(face.spools.senders()).isEmpty();
    }

    @Test
    void aFileIsTakenInOfWhoMaySendIt() {
        var platform = face.may(FILES);
        upload(platform.with(FROM + ": 203.0.113.9"), V)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("枫溪村4");
        assertThat(face.spools.senders())
                .containsExactly(new Spools.Sender(platform.client().id(), "203.0.113.9"));
        assertThat(face.spools.kept()).as("forgotten afterwards").isZero();
        assertThat(face.quotas.used(platform.client())).isEqualTo(1);
    }

    @Test
    void nothingIsReadOfWhoIsNotKnown() {
        refusedUnread(upload(face.may(FILES).with("vk0", "x"), V), 401, "client.key-unknown");
        assertThat(face.calls).as("nobody's").isEmpty();
        assertThat(face.quotas.guesses()).isEqualTo(1);
    }

    @Test
    void nothingIsReadUnderAKeyOutOfUse() {
        var platform = face.may(FILES);
        var revoked = new Key(platform.keyId(), OpenFace.NOW, Optional.of(OpenFace.NOW));
        face.keys.put(new SigningKeys.SigningKey(platform.client(), revoked, new Secret(platform.secret())));
        refusedUnread(upload(platform, V), 401, "client.key-revoked");
        assertThat(face.calls).extracting(Calls.Made::status).containsExactly(401);
    }

    @Test
    void nothingIsReadFromElsewhere() {
        var platform = face.on(Set.of(FILES), MUCH, List.of(new AddressRange("198.51.100.0/24")));
        refusedUnread(upload(platform, V), 403, "client.address-refused");
        upload(platform.with(FROM + ": 198.51.100.7"), V).expectStatus().isOk();
    }

    @Test
    void nothingIsReadThatMayNotBeSent() {
        refusedUnread(upload(face.may(NEWS), V), 403, "client.scope-missing");
        refusedUnread(upload(face.may(FILES), "/openapi/v1/villages/330999102201"), 403, "client.village-outside");
        refusedUnread(upload(face.may(FILES), "/openapi/v1/villages/330999999999"), 404, "place.village-not-found");
        refusedUnread(upload(face.may(FILES).with(LONG), V), 413, "attachment.too-large");
        assertThat(face.calls).extracting(Calls.Made::status).containsExactly(403, 403, 404, 413);
    }

    @Test
    void nothingIsReadBeyondTheQuota() {
        var platform = face.on(Set.of(FILES), new Quota(1, Duration.ofHours(1)), List.of());
        upload(platform, V).expectStatus().isOk();
        var refused = upload(platform, V).expectHeader().valueEquals("Retry-After", "7");
        refused.expectHeader().valueEquals("RateLimit", "\"client\";r=0;t=7");
        refused(refused, 429, "client.quota-used");
        assertThat(face.spools.senders()).hasSize(1);
    }

    /** A Key-Id is no secret: it must not be enough to use up what another may call. */
    @Test
    void whoSignsBadlyUsesUpNoQuota() {
        var platform = face.may(FILES);
        refused(upload(platform.with(platform.keyId(), "guess"), V), 401, "client.signature-wrong");
        assertThat(face.quotas.used(platform.client())).isZero();
        assertThat(face.quotas.guesses()).isEqualTo(1);
        assertThat(face.spools.kept()).as("forgotten all the same").isZero();
    }

    /** What a key opens is told to who can sign with it; only an upload asks for it before. */
    @Test
    void scopesAreToldToWhoSignedWell() {
        var platform = face.may(FILES);
        refused(platform.with(platform.keyId(), "guess").get(V + "/news"), 401, "client.signature-wrong");
        refused(platform.get(V + "/news"), 403, "client.scope-missing");
        assertThat(face.quotas.guesses()).isEqualTo(1);
    }

    /** Reading on would cost most of what refusing saves; small bodies are let pass, so that the connection stays. */
    @Test
    void theConnectionOfAStrangerWhoSendsMuchIsClosed() {
        var stranger = face.may(FILES).with("vk0", "x");
        upload(stranger.with(LONG), V).expectHeader().valueEquals(HttpHeaders.CONNECTION, "close");
        upload(stranger.with("Transfer-Encoding: chunked"), V)
                .expectHeader()
                .valueEquals(HttpHeaders.CONNECTION, "close");
        upload(stranger, V).expectHeader().doesNotExist(HttpHeaders.CONNECTION);
        upload(face.may(FILES).with(LONG), V).expectHeader().doesNotExist(HttpHeaders.CONNECTION);
    }
}
