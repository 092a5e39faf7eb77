package village.openapi.v1.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;
import static village.openapi.OpenFace.HERE;
import static village.openapi.OpenFace.V;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.attachment.Format;
import village.api.attachment.InMemoryAttachmentStore;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.MediaLinks;
import village.api.attachment.ReadAttachment;
import village.api.attachment.ReceiveAttachment;
import village.api.attachment.Samples;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.event.Event;
import village.api.identity.Person;
import village.openapi.OpenFace;
import village.openapi.Platform;
import village.openapi.signature.Spools;

class AttachmentFaceTest {
    private static final String FILES = V + "/attachments";
    private static final String PDF = "%PDF-1.7\n% 收据\n";
    private static final String FORM = """
        --xx\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        %s\r
        """;
    private static final String END = "--xx--\r\n";
    private static final Clock CLOCK = Clock.fixed(OpenFace.NOW, ZoneOffset.UTC);

    private final InMemoryAttachmentStore store = new InMemoryAttachmentStore();
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final OpenFace face = new OpenFace(AttachmentController.class)
            .with(ReceiveAttachment.class, new ReceiveAttachment(store, attachments, Cases.IDS, CLOCK))
            .with(
                    ReadAttachment.class,
                    new ReadAttachment(
                            attachments,
                            store,
                            new MediaLinks(new byte[32], Optional.empty(), Duration.ofMinutes(1), CLOCK),
                            everyoneSeesCases()))
            .open();
    private final Platform platform = face.everywhere();

    private static AttachmentVisibility everyoneSeesCases() {
        return (actor, file) -> Mono.just(file.owner().isPresent());
    }

    @AfterEach
    void close() {
        face.close();
    }

    private static Platform keyed(Platform who, String key) {
        return who.with("Idempotency-Key: " + key);
    }

    private static ResponseSpec upload(Platform who, String multipart) {
        return who.send(
                HttpMethod.POST,
                FILES,
                MediaType.parseMediaType("multipart/form-data; boundary=xx"),
                multipart.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseSpec uploadPdf(Platform who) {
        return upload(who, FORM.formatted("file", "收据.pdf", PDF) + END);
    }

    private String sent() {
        var answer = uploadPdf(keyed(platform, UUID.randomUUID().toString()));
        return JsonMapper.shared()
                .readTree(body(answer, 201).returnResult().getResponseBody())
                .at("/id")
                .asString();
    }

    @Test
    void whatItIsIsToldByItsContent() {
        var answer = uploadPdf(keyed(platform, "file-0001"));
        answer.expectHeader().doesNotExist(HttpHeaders.ETAG);
        body(answer, 201)
                .jsonPath("$.length()")
                .isEqualTo(7)
                .jsonPath("$.state")
                .isEqualTo("review")
                .jsonPath("$.stateLabel")
                .isEqualTo("待人工审核")
                .jsonPath("$.type")
                .isEqualTo("document")
                .jsonPath("$.typeLabel")
                .isEqualTo("文档")
                .jsonPath("$.mediaType")
                .isEqualTo("application/pdf")
                .jsonPath("$.bytes")
                .isEqualTo(PDF.getBytes(StandardCharsets.UTF_8).length);
        assertThat(face.spools.kept()).isZero();
    }

    @Test
    void theSameKeyIsTheSameFile() {
        var first = uploadPdf(keyed(platform, "file-0002"))
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(uploadPdf(keyed(platform, "file-0002"))
                        .expectBody()
                        .returnResult()
                        .getResponseBody())
                .isEqualTo(first);
        problem(
                upload(keyed(platform, "file-0002"), FORM.formatted("file", "a", "%PDF-1.4 other") + END),
                422,
                "idempotency.key-reused");
        problem(uploadPdf(platform), 400, "idempotency.key-invalid");
        assertThat(store.files()).isEqualTo(1);
    }

    @Test
    void oneFileAndNothingElseIsTaken() {
        var keyed = keyed(platform, "file-0003");
        var pdf = FORM.formatted("file", "a", PDF);
        problem(upload(keyed, pdf + pdf + END), 422, "request.invalid");
        problem(upload(keyed, FORM.formatted("photo", "a", PDF) + END), 422, "request.invalid");
        problem(upload(keyed, END), 400, "request.malformed");
        problem(upload(keyed, FORM.formatted("file", "a", "<html>") + END), 415, "attachment.type-unsupported");
        problem(
                upload(keyed, FORM.formatted("file", "a", "%PDF" + "x".repeat(1024 * 1024)) + END),
                413,
                "attachment.too-large");
        problem(upload(keyed, "nonsense"), 400, "request.malformed");
        problem(keyed.post(FILES, "{}"), 415, "request.media-type-unsupported");
        problem(uploadPdf(keyed.with("Content-Length: " + (Spools.MOST_BYTES + 1))), 413, "attachment.too-large");
        assertThat(store.files()).as("nothing is left behind").isZero();
        assertThat(face.spools.kept()).isZero();
    }

    @Test
    void whatIsSentBackSaysWhatItIsAndIsKeptNowhere() {
        var answer = platform.get(FILES + "/" + sent());
        answer.expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/pdf")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectHeader()
                .value(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown -> assertThat(shown).matches("attachment; filename=\"[0-9a-f-]{36}\\.pdf\""))
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG)
                .expectBody(String.class)
                .isEqualTo(PDF);
    }

    @Test
    void othersFilesAreNotThere() {
        var id = sent();
        problem(face.everywhere().get(FILES + "/" + id), 404, "attachment.not-found");
        problem(platform.get(FILES + "/" + UUID.randomUUID()), 404, "attachment.not-found");
        problem(platform.get(FILES + "/x"), 400, "request.malformed");
        problem(platform.get("/openapi/v1/villages/330999102201/attachments/" + id), 404, "attachment.not-found");
    }

    /** A file opens no door that what it belongs to keeps shut. */
    @Test
    void whatAFileBelongsToIsToBeReadableToo() {
        var files = new Scope(Resource.ATTACHMENTS, Access.READ, "33");
        var both = face.may(files, new Scope(Resource.COMPLAINTS, Access.READ, "33"));
        var id = ofACase();
        both.get(FILES + "/" + id).expectStatus().isOk();
        problem(face.may(files).get(FILES + "/" + id), 404, "attachment.not-found");
        var elsewhere = face.may(files, new Scope(Resource.COMPLAINTS, Access.READ, "330999102"));
        problem(elsewhere.get(FILES + "/" + id), 404, "attachment.not-found");
    }

    /** Passed, and a case's. */
    private Attachment.Id ofACase() {
        var sender = new Person.Id(platform.client().id().value());
        var file = Samples.attachment(HERE.id(), sender, Format.PDF, Attachment.State.PASS);
        var subject = new Event.Subject("attachment", file.id().value(), 1);
        var event = new Event(
                UUID.randomUUID(), Optional.of(HERE.id()), subject, "attachment.received", Map.of(), OpenFace.NOW);
        attachments.add(file, event, Cases.once(file.id().toString())).block();
        store.put(Flux.just(ByteBuffer.wrap(PDF.getBytes(StandardCharsets.UTF_8))))
                .flatMap(draft -> store.commit(draft, file.id()))
                .block();
        var owner = new Attachment.Owner(Complaint.OWNER, UUID.randomUUID());
        attachments.claim(HERE.id(), List.of(file.id()), sender, owner).block();
        return file.id();
    }
}
