package village.openapi.v1.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;
import static village.openapi.OpenFace.HERE;
import static village.openapi.OpenFace.V;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.complaint.platform.SpeakForCitizen;
import village.openapi.CaseTwins;
import village.openapi.OpenFace;
import village.openapi.Platform;

/** What a platform says for the citizen whose case it handed over. */
class CitizenFaceTest {
    private static final String FIXED = "{\"fixed\":true,\"stars\":5,\"text\":\"当天就修好了\"}";
    private static final String AGAIN = "{\"reason\":\"修了两天又坏了\"}";
    private static final String MORE = "{\"text\":\"是村口那一盏\"}";

    private final CaseTwins cases = new CaseTwins();
    private final OpenFace face = new OpenFace(CitizenController.class)
            .with(SpeakForCitizen.class, cases.speakForCitizen())
            .open();
    private final Platform platform = face.everywhere();

    @AfterEach
    void close() {
        face.close();
    }

    private Complaint.Id handedOver(Status status) {
        return cases.handedOver(platform, Cases.intake("路灯不亮，打 13711119050"), status);
    }

    private static ResponseSpec say(Platform who, Complaint.Id id, String what, String json) {
        return say(who, id, what, json, UUID.randomUUID().toString());
    }

    private static ResponseSpec say(Platform who, Complaint.Id id, String what, String json, String key) {
        return who.with("Idempotency-Key: " + key).post(V + "/complaints/" + id + "/" + what, json);
    }

    private long version(Complaint.Id id) {
        return cases.complaints.byId(HERE.id(), id).block().version();
    }

    @Test
    void howTheCaseStandsIsAnsweredAndNothingOfWhatIsInIt() {
        var id = handedOver(Status.ANSWERED);
        body(say(platform, id, "ratings", FIXED), 201)
                .jsonPath("$.length()")
                .isEqualTo(6)
                .jsonPath("$.id")
                .isEqualTo(id.toString())
                .jsonPath("$.ticket")
                .isNotEmpty()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.status")
                .isEqualTo("rated")
                .jsonPath("$.statusLabel")
                .isEqualTo("已评价")
                .jsonPath("$.dueAt")
                .isNotEmpty();
        body(say(platform, id, "reopenings", AGAIN), 201).jsonPath("$.status").isEqualTo("accepted");
        body(say(platform, id, "supplements", MORE), 201).jsonPath("$.version").isEqualTo(4);
    }

    @Test
    void theSameKeyAgainIsAnsweredTheSameAndCountsOnce() {
        var id = handedOver(Status.ANSWERED);
        body(say(platform, id, "ratings", FIXED, "k-1"), 201);
        body(say(platform, id, "ratings", FIXED, "k-1"), 201)
                .jsonPath("$.status")
                .isEqualTo("rated");
        problem(say(platform, id, "ratings", FIXED.replace("5", "4"), "k-1"), 422, "idempotency.key-reused");
        problem(say(platform, id, "ratings", FIXED), 409, "complaint.already-rated");
        assertThat(version(id)).isEqualTo(2);
        for (var what : Stream.of("ratings", "reopenings", "supplements").toList()) {
            var unnamed = platform.post(V + "/complaints/" + id + "/" + what, bodyOf(what));
            problem(unnamed, 400, "idempotency.key-invalid");
        }
    }

    /** The key of one act does not stand for another. */
    @Test
    void oneKeyMayNameAnActOfEachKind() {
        var id = handedOver(Status.IN_PROGRESS);
        body(say(platform, id, "supplements", MORE, "k-2"), 201);
        var other = handedOver(Status.IN_PROGRESS);
        body(say(platform, other, "supplements", MORE, "k-2"), 201);
        assertThat(version(other)).isEqualTo(2);
    }

    private static String bodyOf(String what) {
        return what.equals("ratings") ? FIXED : what.equals("reopenings") ? AGAIN : MORE;
    }

    @Test
    void mistakesAreNamedByTheirPlace() {
        var id = handedOver(Status.ANSWERED);
        at(say(platform, id, "ratings", "{}"), "/fixed");
        at(say(platform, id, "ratings", "{\"fixed\":\"maybe\"}"), "/fixed");
        at(say(platform, id, "ratings", "{\"fixed\":true,\"stars\":6}"), "/stars");
        at(say(platform, id, "ratings", "{\"fixed\":true,\"text\":\"" + "长".repeat(501) + "\"}"), "/text");
        at(say(platform, id, "reopenings", "{}"), "/reason");
        at(say(platform, id, "reopenings", "{\"reason\":\"　\"}"), "/reason");
        at(say(platform, id, "reopenings", "{\"reason\":\"" + "长".repeat(501) + "\"}"), "/reason");
        problem(say(platform, id, "supplements", "{}"), 422, "complaint.empty");
        at(say(platform, id, "supplements", "{\"attachments\":[null]}"), "/attachments");
        at(
                say(
                        platform,
                        id,
                        "supplements",
                        files(Stream.generate(UUID::randomUUID).limit(10))),
                "/attachments");
        problem(say(platform, id, "ratings", "{\"fixed\":true,\"x\":1}"), 422, "client.field-unknown");
        problem(say(platform, id, "ratings", "nonsense"), 400, "request.malformed");
        assertThat(version(id)).isEqualTo(1);
    }

    private static void at(ResponseSpec answer, String pointer) {
        problem(answer, 422, "request.invalid").jsonPath("$.errors[0].pointer").isEqualTo(pointer);
    }

    private static String files(Stream<UUID> ids) {
        var names = ids.map(id -> '"' + id.toString() + '"').collect(Collectors.joining(","));
        return "{\"attachments\":[" + names + "]}";
    }

    @Test
    void othersFilesCannotBeBrought() {
        var id = handedOver(Status.IN_PROGRESS);
        problem(say(platform, id, "supplements", files(Stream.of(UUID.randomUUID()))), 422, "attachment.not-yours");
        assertThat(cases.complaints.byId(HERE.id(), id).block().id()).isEqualTo(id);
    }

    @Test
    void forEverybodyElseThereIsNoSuchCase() {
        var id = handedOver(Status.ANSWERED);
        problem(say(face.everywhere(), id, "ratings", FIXED), 404, "complaint.not-found");
        problem(say(face.everywhere(), id, "reopenings", AGAIN), 404, "complaint.not-found");
        problem(say(face.everywhere(), id, "supplements", MORE), 404, "complaint.not-found");
        var reader = face.may(new Scope(Resource.COMPLAINTS, Access.READ, "33"));
        problem(say(reader, id, "ratings", FIXED), 403, "client.scope-missing");
        var elsewhere = face.may(new Scope(Resource.COMPLAINTS, Access.WRITE, "330999102"));
        problem(say(elsewhere, id, "ratings", FIXED), 403, "client.village-outside");
        var there = platform.with("Idempotency-Key: k-3")
                .post("/openapi/v1/villages/330999102201/complaints/" + id + "/ratings", FIXED);
        problem(there, 404, "complaint.not-found");
        assertThat(version(id)).isEqualTo(1);
    }

    @Test
    void whoOnlySeesItDoesNotSpeakForWhoBroughtIt() {
        var sent = cases.sent(platform, Cases.intake("坝脚渗水"), Status.TRANSFERRED_OUT, "");
        problem(say(platform, sent, "supplements", MORE), 403, "complaint.not-yours");
        assertThat(version(sent)).isEqualTo(1);
    }

    /** What is signed is the very body. */
    @Test
    void aChangedBodyIsNoBodyOfThePlatforms() {
        var id = handedOver(Status.ANSWERED);
        var path = V + "/complaints/" + id + "/ratings";
        var stranger = platform.with(platform.keyId(), "another secret").with("Idempotency-Key: k-4");
        problem(
                stranger.send(
                        HttpMethod.POST, path, MediaType.APPLICATION_JSON, FIXED.getBytes(StandardCharsets.UTF_8)),
                401,
                "client.signature-wrong");
        assertThat(version(id)).isEqualTo(1);
    }
}
