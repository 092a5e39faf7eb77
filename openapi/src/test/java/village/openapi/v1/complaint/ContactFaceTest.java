package village.openapi.v1.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;
import static village.openapi.OpenFace.HERE;
import static village.openapi.OpenFace.V;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.Status;
import village.api.complaint.reading.ViewContact;
import village.api.complaint.registration.Caller;
import village.api.identity.InMemoryAccessLog;
import village.openapi.CaseTwins;
import village.openapi.OpenFace;
import village.openapi.Platform;

class ContactFaceTest {
    private static final String PURPOSE = "{\"purpose\":\"约时间到坝上查看\"}";

    private final CaseTwins cases = new CaseTwins();
    private final InMemoryAccessLog log = new InMemoryAccessLog();
    private final OpenFace face = new OpenFace(ContactController.class)
            .with(
                    ViewContact.class,
                    new ViewContact(
                            cases.complaints,
                            (village, id) -> Mono.empty(),
                            cases.callers,
                            log,
                            Cases.IDS,
                            Clock.fixed(OpenFace.NOW, ZoneOffset.UTC)))
            .open();
    private final Platform platform = face.everywhere();

    @AfterEach
    void close() {
        face.close();
    }

    /** Sent to the platform; a caller brought it by telephone. */
    private Complaint.Id sent(Intake.NameVisibleTo name, Status status) {
        var intake = Cases.with(Cases.intake("坝脚渗水"), name, Intake.Visibility.PRIVATE, false);
        var id = cases.sent(platform, intake, status, "");
        cases.callers
                .add(HERE.id(), id, Caller.of("陈大明", Optional.of("13700009050")))
                .block();
        return id;
    }

    private static ResponseSpec view(Platform who, Complaint.Id id, String json) {
        return who.post(V + "/complaints/" + id + "/contact-views", json);
    }

    @Test
    void whoHasTheCaseIsToldAndItIsWrittenDown() {
        var id = sent(Intake.NameVisibleTo.HANDLERS, Status.TRANSFERRED_OUT);
        var answer = view(platform, id, PURPOSE);
        answer.expectHeader()
                .cacheControl(CacheControl.noStore())
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG);
        body(answer, 201)
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$.name")
                .isEqualTo("陈大明")
                .jsonPath("$.phone")
                .isEqualTo("13700009050");
        assertThat(log.all()).singleElement().satisfies(look -> {
            assertThat(look.purpose()).isEqualTo("约时间到坝上查看");
            assertThat(look.viewer().value()).isEqualTo(platform.client().id().value());
        });
        view(platform, id, PURPOSE).expectStatus().isCreated();
        assertThat(log.all()).as("a repetition is another look").hasSize(2);
    }

    @Test
    void nobodyIsToldWithoutAPurpose() {
        var id = sent(Intake.NameVisibleTo.HANDLERS, Status.TRANSFERRED_OUT);
        problem(view(platform, id, "{}"), 422, "identity.purpose-required");
        problem(view(platform, id, "{\"purpose\":\"　\"}"), 422, "identity.purpose-required");
        problem(view(platform, id, "{\"purpose\":\"" + "看".repeat(201) + "\"}"), 422, "identity.purpose-required");
        problem(view(platform, id, "{\"purpose\":\"x\",\"why\":\"y\"}"), 422, "client.field-unknown")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/why");
        problem(view(platform, id, "{\"purpose\":[1]}"), 422, "request.invalid")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/purpose");
        problem(view(platform, id, "{"), 400, "request.malformed");
        problem(view(platform, id, ""), 400, "request.malformed");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void othersAndOtherTimesAreRefused() {
        var id = sent(Intake.NameVisibleTo.HANDLERS, Status.TRANSFERRED_OUT);
        problem(view(face.everywhere(), id, PURPOSE), 404, "complaint.not-found");
        var writer = face.may(new Scope(Resource.COMPLAINTS, Access.WRITE, "33"));
        problem(view(writer, id, PURPOSE), 403, "client.scope-missing");
        var unnamed = sent(Intake.NameVisibleTo.DISPATCHER_ONLY, Status.TRANSFERRED_OUT);
        problem(view(platform, unnamed, PURPOSE), 403, "complaint.reporter-unnamed");
        var answered = sent(Intake.NameVisibleTo.HANDLERS, Status.ANSWERED);
        problem(view(platform, answered, PURPOSE), 409, "complaint.wrong-state");
        problem(platform.post(V + "/complaints/17/contact-views", PURPOSE), 400, "request.malformed");
        assertThat(log.all()).isEmpty();
    }
}
