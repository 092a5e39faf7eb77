package village.wechat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStoreContract;

class AttachmentControllerTest {
    private static final String UPLOAD = "/mp/v1/villages/330999101201/attachments";
    private static final String REVIEW = "/console/v1/villages/330999101201/attachments";
    private static final byte[] PDF = "%PDF-1.7 a document".getBytes(StandardCharsets.US_ASCII);

    private AttachmentServer server;
    private WebTestClient client;

    @BeforeEach
    void start() {
        server = new AttachmentServer();
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + server.port())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(2 * 1024 * 1024))
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsAndShowsARecording() {
        var sent = AttachmentStoreContract.amr(300_000);
        var id = uploaded(sent, "photo.jpg");
        client.get()
                .uri(UPLOAD + "/" + id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "audio/amr")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Disposition", saved(id + ".amr"))
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy).startsWith("sandbox"))
                .expectHeader()
                .value("Cache-Control", cache -> assertThat(cache).contains("private", "no-cache"))
                .expectHeader()
                .contentLength(300_000)
                .expectBody(byte[].class)
                .isEqualTo(sent);
    }

    /** RFC 6266: the name for old readers, and for those who read more than ASCII. */
    private static String saved(String name) {
        return "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name;
    }

    @Test
    void whoHasTheseBytesIsSentNothingAgain() {
        var id = uploaded(AttachmentStoreContract.amr(3_000), "a");
        var tag = client.get()
                .uri(UPLOAD + "/" + id)
                .exchange()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseHeaders()
                .getETag();
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            client.get()
                    .uri(UPLOAD + "/" + id)
                    .header("If-None-Match", known)
                    .exchange()
                    .expectStatus()
                    .isNotModified()
                    .expectHeader()
                    .valueEquals("ETag", tag)
                    .expectHeader()
                    .value("Cache-Control", cache -> assertThat(cache).contains("no-cache"))
                    .expectBody()
                    .isEmpty();
        }
        for (var other : List.of("\"0\"", "nonsense", tag.replace("\"", ""))) {
            client.get()
                    .uri(UPLOAD + "/" + id)
                    .header("If-None-Match", other)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void theConsoleShowsItUnderItsOwnAddress() {
        var sent = AttachmentStoreContract.amr(3_000);
        var id = uploaded(sent, "voice.amr");
        client.get()
                .uri(REVIEW + "/" + id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .isEqualTo(sent);
    }

    @Test
    void documentsAreSavedNotShown() {
        var id = uploaded(PDF, "x.html");
        client.get()
                .uri(UPLOAD + "/" + id + "?size=thumb")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Type", "application/pdf")
                .expectHeader()
                .valueEquals("Content-Disposition", saved(id + ".pdf"));
    }

    @Test
    void theSameKeyGivesTheSameAttachment() {
        var first = upload(PDF, "a", "key-1")
                .returnResult(Answer.class)
                .getResponseBody()
                .blockFirst();
        var second = upload(PDF, "b", "key-1")
                .returnResult(Answer.class)
                .getResponseBody()
                .blockFirst();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aProgramCalledPhotoIsNotTaken() {
        upload(new byte[] {'M', 'Z', 0, 0, 0}, "photo.jpg", "k").expectStatus().isEqualTo(415);
    }

    @Test
    void aRequestWithoutTheFileIsRefused() {
        send("k", part("name=\"note\"", PDF)).expectStatus().isEqualTo(422);
        send("k", part("name=\"file\"; filename=\"a\"", new byte[0]))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void twoFilesAreRefused() {
        var file = part("name=\"file\"; filename=\"a\"", PDF);
        send("k", file, file).expectStatus().isEqualTo(422);
        assertThat(server.store.files()).isZero();
    }

    @Test
    void otherSmallFieldsAreIgnored() {
        send("k", part("name=\"user\"", PDF), part("name=\"file\"; filename=\"a\"", PDF), part("name=\"x\"", PDF))
                .expectStatus()
                .isCreated();
    }

    @Test
    void brokenMultipartIsRefused() {
        client.post()
                .uri(UPLOAD)
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .bodyValue("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n%PDF")
                .exchange()
                .expectStatus()
                .isEqualTo(400);
        client.post().uri(UPLOAD).bodyValue("{}").exchange().expectStatus().isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e",
                "0-0-0-0-0",
                "00000000-0000-0000-0000-00000000000g"
            })
    void noNameOfAPathIsAnId(String id) {
        client.get()
                .uri(URI.create("http://127.0.0.1:" + server.port() + UPLOAD + "/" + id))
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri(URI.create("http://127.0.0.1:" + server.port() + "/mp/v1/media/" + id))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void readersThatHangUpDoNotHurtTheOthers() throws IOException {
        var sent = AttachmentStoreContract.amr(900_000);
        var id = uploaded(sent, "a");
        for (var reader = 0; reader < 20; reader++) {
            try (var socket = new Socket("127.0.0.1", server.port())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(("GET " + UPLOAD + "/" + id + " HTTP/1.1\r\nHost: x\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
        client.get().uri(UPLOAD + "/" + id).exchange().expectBody(byte[].class).isEqualTo(sent);
    }

    @Test
    void aCadreListsAndDecides() {
        var id = uploaded(PDF, "a");
        var owner = new Attachment.Owner("complaint", UUID.randomUUID());
        server.attachments
                .claim(AttachmentServer.VILLAGE, List.of(new Attachment.Id(id)), AttachmentServer.UPLOADER, owner)
                .block();
        console()
                .get()
                .uri(REVIEW + "?state=review")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString())
                .jsonPath("$.items[0].owner.kind")
                .isEqualTo("complaint")
                .jsonPath("$.items[0].uploadedAt")
                .value(at -> assertThat(at.toString()).endsWith("+08:00"));
        decide(id, "pass").isEqualTo(201);
        decide(id, "risky").isEqualTo(409);
        decide(id, "perhaps").isEqualTo(422);
        console()
                .get()
                .uri(REVIEW + "?state=nonsense")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        console().get().uri(REVIEW + "?limit=0").exchange().expectStatus().isBadRequest();
        client.get().uri(REVIEW).exchange().expectStatus().isForbidden();
    }

    private StatusAssertions decide(UUID id, String verdict) {
        return console()
                .post()
                .uri(REVIEW + "/" + id + "/reviews")
                .header("Content-Type", "application/json")
                .bodyValue("{\"verdict\":\"" + verdict + "\"}")
                .exchange()
                .expectStatus();
    }

    private WebTestClient console() {
        return client.mutate().defaultHeader("X-Test-Roles", "CADRE").build();
    }

    private record Answer(UUID id, String state, String type, String mediaType, long bytes) {}

    private UUID uploaded(byte[] bytes, String name) {
        return upload(bytes, name, UUID.randomUUID().toString())
                .expectStatus()
                .isCreated()
                .returnResult(Answer.class)
                .getResponseBody()
                .blockFirst()
                .id();
    }

    private WebTestClient.ResponseSpec upload(byte[] bytes, String name, String key) {
        return send(key, part("name=\"file\"; filename=\"" + name + "\"", bytes));
    }

    private WebTestClient.ResponseSpec send(String key, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        body.writeBytes(ascii("--xx--\r\n"));
        return client.post()
                .uri(UPLOAD)
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .bodyValue(body.toByteArray())
                .exchange();
    }

    private static byte[] part(String disposition, byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("--xx\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
        out.writeBytes(bytes);
        out.writeBytes(ascii("\r\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
