package village.openapi.v1.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;
import static village.openapi.OpenFace.HERE;
import static village.openapi.OpenFace.V;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.platform.TakeUpdate;
import village.openapi.CaseTwins;
import village.openapi.OpenFace;
import village.openapi.Platform;

/** What the office outside tells of a case that was sent there. */
class UpdateFaceTest {
    private final CaseTwins cases = new CaseTwins();
    private final OpenFace face = new OpenFace(UpdateController.class)
            .with(TakeUpdate.class, cases.takeUpdate())
            .open();
    private final Platform platform = face.everywhere();
    private final Complaint.Id id = cases.sent(platform, Cases.intake("坝脚渗水"), Status.TRANSFERRED_OUT, "");

    @AfterEach
    void close() {
        face.close();
    }

    private ResponseSpec update(Platform who, String json) {
        return who.post(V + "/complaints/" + id + "/updates", json);
    }

    private static String said(long sequence, String status, String text) {
        return """
            {"externalNumber":"XF-1","sequence":%d,"status":"%s","publicText":"%s"}\
            """.formatted(sequence, status, text);
    }

    private String told() {
        return cases.complaints.steps(HERE.id(), id).block().stream()
                .filter(step -> step.type() == Step.Type.PROGRESSED || step.type() == Step.Type.ANSWERED)
                .map(Step::publicText)
                .collect(Collectors.joining("|"));
    }

    @Test
    void howTheCaseStandsIsAnsweredAndNothingOfWhatIsInIt() {
        body(update(platform, said(1, "in-progress", "已派人")), 201)
                .jsonPath("$.length()")
                .isEqualTo(5)
                .jsonPath("$.id")
                .isEqualTo(id.toString())
                .jsonPath("$.ticket")
                .isNotEmpty()
                .jsonPath("$.status")
                .isEqualTo("transferred-out")
                .jsonPath("$.statusLabel")
                .isEqualTo("已转出")
                .jsonPath("$.sequence")
                .isEqualTo(1);
        body(update(platform, said(7, "answered", "已修好")), 201)
                .jsonPath("$.status")
                .isEqualTo("answered");
        assertThat(told()).isEqualTo("已派人|已修好");
    }

    @Test
    void theSameAgainIsAnsweredTheSameAndWhatIsOlderIsRefused() {
        body(update(platform, said(2, "in-progress", "已派人")), 201);
        body(update(platform, said(2, "in-progress", "已派人")), 201)
                .jsonPath("$.sequence")
                .isEqualTo(2);
        problem(update(platform, said(2, "in-progress", "别的话")), 422, "idempotency.key-reused");
        problem(update(platform, said(1, "in-progress", "迟到")), 409, "complaint.update-older");
        assertThat(told()).isEqualTo("已派人");
    }

    @Test
    void mistakesAreNamedByTheirPlace() {
        problem(update(platform, "{}"), 422, "request.invalid");
        at(said(0, "in-progress", "x"), "/sequence");
        at(said(1, "done", "x"), "/status");
        at(said(1, "answered", "　"), "/publicText");
        at(said(1, "answered", "长".repeat(2001)), "/publicText");
        at(said(1, "answered", "x").replace("XF-1", ""), "/externalNumber");
        at(said(1, "answered", "x").replace("\"sequence\":1", "\"sequence\":\"one\""), "/sequence");
        at(with(Stream.generate(UUID::randomUUID).limit(10)), "/attachments");
        var twice = UUID.randomUUID();
        at(with(Stream.of(twice, twice)), "/attachments");
        problem(update(platform, said(1, "answered", "x").replace("}", ",\"x\":1}")), 422, "client.field-unknown");
        problem(update(platform, "[]"), 422, "request.invalid");
        problem(update(platform, "nonsense"), 400, "request.malformed");
        assertThat(told()).isEmpty();
    }

    @Test
    void othersFilesCannotBeBrought() {
        problem(update(platform, with(Stream.of(UUID.randomUUID()))), 422, "attachment.not-yours");
    }

    private void at(String json, String pointer) {
        problem(update(platform, json), 422, "request.invalid")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private static String with(Stream<UUID> files) {
        var names = files.map(file -> '"' + file.toString() + '"').collect(Collectors.joining(","));
        return said(1, "answered", "x").replace("}", ",\"attachments\":[" + names + "]}");
    }

    @Test
    void forEverybodyElseThereIsNoSuchCase() {
        problem(update(face.everywhere(), said(1, "answered", "x")), 404, "complaint.not-found");
        var reader = face.may(new Scope(Resource.COMPLAINTS, Access.READ, "33"));
        problem(update(reader, said(1, "answered", "x")), 403, "client.scope-missing");
        var there = platform.post(
                "/openapi/v1/villages/330999102201/complaints/" + id + "/updates", said(1, "answered", "x"));
        problem(there, 404, "complaint.not-found");
        body(update(platform, said(1, "in-progress", "x")), 201);
        var other = said(2, "in-progress", "x").replace("XF-1", "XF-2");
        problem(update(platform, other), 404, "complaint.not-found");
    }
}
