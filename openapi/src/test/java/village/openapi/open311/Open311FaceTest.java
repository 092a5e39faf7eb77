package village.openapi.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.OpenFace.HERE;
import static village.openapi.OpenFace.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.Key;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Secret;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.History;
import village.api.complaint.platform.ReceiveComplaint;
import village.api.complaint.published.InMemoryPublicCases;
import village.api.complaint.published.SearchPublicCases;
import village.api.place.Point;
import village.api.place.Village;
import village.openapi.CaseTwins;
import village.openapi.OpenFace;
import village.openapi.Platform;
import village.openapi.signature.ApiKeySample;
import village.openapi.signature.Calls;
import village.openapi.signature.SigningKeys.SigningKey;

class Open311FaceTest {
    private static final String FACE = "/open311/v2";
    private static final String AT = "jurisdiction_id=" + HERE.code().value();
    private static final LocalDate RENAMED = LocalDate.of(2026, 11, 1);
    private static final Instant BEFORE = Instant.parse("2026-10-20T02:00:00Z");

    private final CaseTwins cases = new CaseTwins();
    private final OpenFace face = new OpenFace(
                    GeoReportController.class, PostRequestController.class, JsonOnly.class, Errors.class)
            .set("village.open311.post", "true")
            .with(Categories.class, new Renamed())
            .with(
                    SearchPublicCases.class,
                    new SearchPublicCases(new InMemoryPublicCases(cases.complaints), cases.grids, Cases.NUMBERS))
            .with(ReceiveComplaint.class, cases.receive(new Renamed()))
            .open();

    @AfterEach
    void close() {
        face.close();
    }

    /** A catalogue, and the one before it, where a category was called otherwise and another stood. */
    private static final class Renamed implements Categories {
        private static final Category UPPER = entry("02", null, "基础设施");

        private static Category entry(String code, String parent, String name) {
            return new Category(code, Optional.ofNullable(parent), name, Optional.empty(), Due.PROMISE, "");
        }

        @Override
        public Mono<Catalogue> inForce(Village.Id village) {
            return Mono.just(new Catalogue("2026-11", List.of(UPPER, entry("0202", "02", "公共照明"))));
        }

        @Override
        public Mono<History> history(Village.Id village) {
            var former =
                    new Catalogue("2026", List.of(UPPER, entry("0202", "02", "路灯不亮"), entry("0203", "02", "公用电话")));
            return inForce(village)
                    .map(now -> new History(List.of(
                            new History.Version(RENAMED, now), new History.Version(LocalDate.of(2026, 1, 1), former))));
        }
    }

    private Complaint.Id published(Intake intake, Instant at) {
        var filed = Cases.filed(HERE.id(), Cases.person(), intake, at);
        return cases.put(new Change(filed.after().publishedIf(true), filed.step(), filed.event()));
    }

    private static Intake intake(String category) {
        var intake = Cases.mayBePublic("桥头路灯不亮").at(new Point(29.7301, 120.2512));
        return category.isEmpty() ? intake : intake.of(category, BEFORE);
    }

    private ResponseSpec get(String path) {
        return face.stranger().get().uri(path).exchange();
    }

    private static void refused(ResponseSpec answer, int status) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_JSON);
        answer.expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].code")
                .isEqualTo(status)
                .jsonPath("$[0].description")
                .isNotEmpty();
    }

    @Test
    void aCaseKeepsTheNameItsServiceHadThen() {
        published(intake("0202"), BEFORE);
        published(intake("0203"), BEFORE);
        get(FACE + "/requests.json?" + AT)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[*].service_name")
                .value(names -> assertThat((List<?>) names).hasSize(2).allMatch(List.of("路灯不亮", "公用电话")::contains));
        get(FACE + "/services.json?" + AT)
                .expectBody()
                .jsonPath("$[*].service_name")
                .isEqualTo(List.of("公共照明", "其他"));
        get(FACE + "/services/0203.json?" + AT).expectStatus().isOk();
        refused(get(FACE + "/services/02.json?" + AT), 404);
        refused(get(FACE + "/services/0299.json?" + AT), 404);
    }

    @Test
    void theOtherServiceHasWhatStandsUnderNone() {
        var none = published(intake(""), BEFORE);
        published(intake("0202"), BEFORE);
        get(FACE + "/requests.json?" + AT + "&service_code=other")
                .expectBody()
                .jsonPath("$[*].service_request_id")
                .isEqualTo(List.of(none.toString()))
                .jsonPath("$[0].service_code")
                .isEqualTo("other");
        get(FACE + "/requests.json?" + AT + "&service_code=other,0202")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(2);
        get(FACE + "/services/other.json?" + AT).expectStatus().isOk();
    }

    /** A point is often the reporter's own door. */
    @Test
    void noPointIsTold() {
        published(intake("0202"), BEFORE);
        get(FACE + "/requests.json?" + AT)
                .expectBody()
                .jsonPath("$[0].lat")
                .isEmpty()
                .jsonPath("$[0].long")
                .isEmpty()
                .consumeWith(
                        body -> assertThat(new String(body.getResponseBody())).doesNotContain("29.73", "120.25"));
    }

    @Test
    void pagesEndAtTheThousandthRequest() {
        for (var number = 0; number < 3; number++) {
            published(intake("0202"), BEFORE.plusSeconds(number));
        }
        var all = FACE + "/requests.json?" + AT;
        get(all + "&page=2&page_size=2").expectBody().jsonPath("$.length()").isEqualTo(1);
        get(all + "&page=10&page_size=100").expectBody().jsonPath("$.length()").isEqualTo(0);
        refused(get(all + "&page=11&page_size=100"), 400);
        refused(get(all + "&page=1001&page_size=1"), 400);
        refused(get(all + "&page_size=101"), 400);
        get(all + "&end_date=2026-10-20T02:00:01Z")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
    }

    @Test
    void onlyJsonIsSpoken() {
        refused(get(FACE + "/services.xml?" + AT), 406);
        refused(get(FACE + "/services.json"), 400);
        refused(get(FACE + "/requests.json?jurisdiction_id=330999999999"), 404);
    }

    private ResponseSpec post(String apiKey, String idempotencyKey, String service, String... more) {
        var form = new LinkedMultiValueMap<String, String>(Map.of(
                "jurisdiction_id", List.of(HERE.code().value()),
                "service_code", List.of(service),
                "description", List.of("路灯不亮"),
                "address_string", List.of("桥头")));
        if (!apiKey.isEmpty()) {
            form.add("api_key", apiKey);
        }
        for (var at = 0; at < more.length; at += 2) {
            form.set(more[at], more[at + 1]);
        }
        return face.stranger()
                .post()
                .uri(FACE + "/requests.json")
                .header("Idempotency-Key", idempotencyKey)
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }

    private static String apiKey(Platform platform) {
        return ApiKeySample.of(platform.keyId(), platform.secret());
    }

    /** The specification: 403 for a wrong or missing api_key, 404 for what does not exist, 400 for the rest. */
    @Test
    void refusesWithTheStatusOfTheSpecification() {
        var platform = face.everywhere();
        refused(post("", "key-00001", "0202"), 403);
        refused(post("nonsense", "key-00001", "0202"), 403);
        refused(post(apiKey(platform) + "A", "key-00001", "0202"), 403);
        refused(post(apiKey(platform), "key-00001", "0203"), 404);
        refused(post(apiKey(platform), "key-00001", "02"), 404);
        refused(post(apiKey(platform), "key-00001", "0202", "jurisdiction_id", ""), 400);
        refused(post(apiKey(platform), "key-00001", "0202", "jurisdiction_id", "330999999999"), 404);
        refused(post(apiKey(platform), "key-00001", "0202", "address_string", ""), 400);
        refused(post(apiKey(platform), "key-00001", "", "description", "x"), 400);
        var reader = face.may(new Scope(Resource.COMPLAINTS, Access.READ, "33"));
        refused(post(apiKey(reader), "key-00001", "0202"), 403);
        assertThat(cases.complaints.all()).isEmpty();
        assertThat(face.calls)
                .as("those whose key was named")
                .extracting(Calls.Made::status)
                .containsExactly(403, 404, 404, 400, 404, 400, 400, 403);
        assertThat(face.calls.get(1).village()).contains(HERE.id());
    }

    /** A client changes its key while requests are under way. */
    @Test
    void theSameRequestUnderTheOtherKeyIsTheSame() {
        var old = face.everywhere();
        var secret = new Secret("another-secret-0123456789");
        var fresh = new Key("vk2", NOW, Optional.empty());
        face.keys.put(new SigningKey(old.client(), fresh, secret));
        var first = made(post(apiKey(old), "key-00002", "0202"));
        assertThat(made(post(ApiKeySample.of("vk2", secret.value()), "key-00002", "0202")))
                .isEqualTo(first);
        refused(post(apiKey(old), "key-00002", "0202", "description", "别的事"), 400);
        assertThat(cases.complaints.all()).hasSize(1);
    }

    private static String made(ResponseSpec answer) {
        return new String(answer.expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$[0].service_request_id")
                .isNotEmpty()
                .returnResult()
                .getResponseBody());
    }

    @Test
    void whoLeavesANumberIsCalledBack() {
        made(post(apiKey(face.everywhere()), "key-00003", "other", "phone", "13700009050"));
        var filed = cases.complaints.all().get(0);
        assertThat(filed.intake().category()).isEmpty();
        assertThat(filed.intake().nameVisibleTo()).isEqualTo(Intake.NameVisibleTo.DISPATCHER_ONLY);
        var caller = cases.callers.of(HERE.id(), filed.id()).block(Duration.ofSeconds(5));
        assertThat(caller.dialled()).contains("13700009050");
    }

    @Test
    void quotasAreTold() {
        post(apiKey(face.everywhere()), "key-00004", "0202")
                .expectHeader()
                .valueEquals("RateLimit", "\"client\";r=999;t=7")
                .expectHeader()
                .doesNotExist(HttpHeaders.RETRY_AFTER);
    }
}
