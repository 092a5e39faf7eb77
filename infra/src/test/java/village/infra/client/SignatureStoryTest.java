package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.FOREIGN_VILLAGE;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.AddressRange;
import village.api.client.Key;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Secret;
import village.api.client.Terms;
import village.infra.client.Integrator.Call;
import village.infra.story.WholeVillage;

/** Platforms call, well signed and otherwise. */
class SignatureStoryTest {
    private static final String VILLAGES = "/openapi/v1/villages";
    private static final String NEWS = VILLAGES + "/" + VILLAGE + "/news";
    private static final Quota MUCH = new Quota(1000, Duration.ofMinutes(1));

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;

    @BeforeAll
    static void meet() {
        platform = Integrator.everywhere(HERE);
        List.of("供水", "防汛", "体检").forEach(SignatureStoryTest::published);
    }

    /** Whatever everybody may read; nothing else relies on how many there are. */
    private static void published(String what) {
        var cadre = HERE.desk("demo-cadre-1");
        var column = HERE.stranger()
                .get("/mp/v1/villages/" + VILLAGE + "/news-columns")
                .expect(200)
                .text("/items/0/id");
        var draft = Map.of(
                "column", column, "title", what + "通知（开放接口）", "body", "<p>" + what + "</p>", "audience", "public");
        var desk = "/console/v1/villages/" + VILLAGE + "/news";
        var id = cadre.post(desk, draft).expect(201).text("/id");
        cadre.post(desk + "/" + id + "/publications", Map.of("version", 1)).expect(201);
    }

    @Test
    void aWellSignedCallIsAnswered() {
        var reply = platform.get(VILLAGES).expect(200);
        assertThat(reply.texts("/items", "/code")).contains(VILLAGE, OTHER_VILLAGE);
        assertThat(reply.header("RateLimit-Policy")).startsWith("\"client\";q=");
        var news = platform.get(NEWS + "?limit=2").expect(200);
        assertThat(news.texts("/items", "/columnLabel")).isNotEmpty().doesNotContain("");
        platform.get(NEWS + "/" + news.text("/items/0/id")).expect(200);
    }

    @Test
    void turningPagesGivesEverythingOnce() {
        var whole = platform.get(NEWS + "?limit=100").expect(200).texts("/items", "/id");
        var first = platform.get(NEWS + "?limit=1").expect(200);
        var second = platform.get(NEWS + "?after=" + first.text("/next") + "&limit=1");
        var together = new java.util.ArrayList<>(first.texts("/items", "/id"));
        together.addAll(second.expect(200).texts("/items", "/id"));
        assertThat(whole).startsWith(together.toArray(String[]::new));
        platform.get(NEWS + "?after=Zm9yZ2Vk&limit=1").expectProblem(400, "list.cursor-invalid");
    }

    @Test
    void everyPartThatIsCoveredCannotBeChanged() {
        var good = platform.call("GET", NEWS + "?limit=2", "");
        var changed = List.of(
                new Call(
                        "HEAD",
                        good.target(),
                        "",
                        good.keyId(),
                        good.date(),
                        good.nonce(),
                        good.algorithm(),
                        good.signature()),
                new Call(
                        "GET",
                        VILLAGES + "?limit=2",
                        "",
                        good.keyId(),
                        good.date(),
                        good.nonce(),
                        good.algorithm(),
                        good.signature()),
                new Call(
                        "GET",
                        NEWS + "?limit=3",
                        "",
                        good.keyId(),
                        good.date(),
                        good.nonce(),
                        good.algorithm(),
                        good.signature()),
                new Call(
                        "GET",
                        good.target(),
                        "{}",
                        good.keyId(),
                        good.date(),
                        good.nonce(),
                        good.algorithm(),
                        good.signature()),
                new Call(
                        "GET",
                        good.target(),
                        "",
                        good.keyId(),
                        later(good),
                        good.nonce(),
                        good.algorithm(),
                        good.signature()),
                new Call(
                        "GET",
                        good.target(),
                        "",
                        good.keyId(),
                        good.date(),
                        good.nonce() + "1",
                        good.algorithm(),
                        good.signature()),
                new Call(
                        "GET",
                        good.target(),
                        "",
                        good.keyId(),
                        good.date(),
                        good.nonce(),
                        "hmac-sm3",
                        good.signature()),
                new Call(
                        "GET",
                        good.target(),
                        "",
                        Integrator.everywhere(HERE).keyId(),
                        good.date(),
                        good.nonce(),
                        good.algorithm(),
                        good.signature()));
        changed.forEach(
                call -> assertThat(platform.send(call).status()).as("%s", call).isEqualTo(401));
        platform.send(changed.get(2)).expectProblem(401, "client.signature-wrong");
        platform.send(good).expect(200);
    }

    /** The same call signed one second later, so that only the date differs. */
    private static String later(Call good) {
        return platform.at(Instant.now().plusSeconds(3), good.target()).date();
    }

    @Test
    void aCallIsGoodOnceEvenWhenManyTryAtOnce() {
        var call = platform.call("GET", NEWS, "");
        var statuses = IntStream.range(0, 12)
                .parallel()
                .map(any -> platform.send(call).status())
                .boxed()
                .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
        platform.send(call).expectProblem(401, "client.nonce-used");
    }

    @Test
    void theClockMayBeFiveMinutesOff() {
        platform.send(platform.at(Instant.now().minusSeconds(280), NEWS)).expect(200);
        platform.send(platform.at(Instant.now().plusSeconds(280), NEWS)).expect(200);
        platform.send(platform.at(Instant.now().minusSeconds(310), NEWS)).expectProblem(401, "client.clock-skew");
        platform.send(platform.at(Instant.now().plusSeconds(310), NEWS)).expectProblem(401, "client.clock-skew");
    }

    @Test
    void everyOtherNoHasACodeOfItsOwn() {
        HERE.stranger().get(NEWS).expectProblem(401, "client.headers-missing");
        platform.with("vk0", "nobody-knows-this-one").get(NEWS).expectProblem(401, "client.key-unknown");
        platform.with(platform.keyId(), "not-the-secret-of-it").get(NEWS).expectProblem(401, "client.signature-wrong");
        var call = platform.call("GET", NEWS, "");
        platform.send(new Call("GET", NEWS, "", call.keyId(), call.date(), call.nonce(), "md5", call.signature()))
                .expectProblem(401, "client.algorithm-unsupported");
        var reader = Integrator.may(HERE, new Scope(Resource.NEWS, Access.READ, "330999102"));
        reader.get(VILLAGES).expectProblem(403, "client.scope-missing");
        reader.get(NEWS).expectProblem(403, "client.village-outside");
        reader.get(VILLAGES + "/" + FOREIGN_VILLAGE + "/news").expect(200);
        platform.get(VILLAGES + "/999999999999/news").expectProblem(404, "place.village-not-found");
        platform.get(VILLAGES + "/" + VILLAGE + "/nothing").expectProblem(404, "route.not-found");
    }

    @Test
    void aClientSeesTheVillagesOfItsAreaOnly() {
        var reader = Integrator.may(HERE, new Scope(Resource.VILLAGES, Access.READ, "330999102"));
        assertThat(reader.get(VILLAGES).expect(200).texts("/items", "/code"))
                .contains(FOREIGN_VILLAGE)
                .doesNotContain(VILLAGE, OTHER_VILLAGE);
    }

    @Test
    void aKeyIsChangedWithoutAFailedCall() {
        var old = Integrator.everywhere(HERE);
        old.get(NEWS).expect(200);
        var fresh = old.with(old.keyId() + "b", "another-secret-0123456789");
        old.issued(new Key(fresh.keyId(), Instant.now(), Optional.empty()), new Secret("another-secret-0123456789"));
        old.get(NEWS).expect(200);
        fresh.get(NEWS).expect(200);
        old.changed(client -> client.without(old.keyId(), Instant.now()));
        old.get(NEWS).expectProblem(401, "client.key-revoked");
        fresh.get(NEWS).expect(200);
    }

    @Test
    void callsFromElsewhereAndTooManyAreRefused() {
        var news = Set.of(new Scope(Resource.NEWS, Access.READ, VILLAGE));
        var elsewhere = Integrator.on(HERE, Integrator.terms(news, List.of(new AddressRange("10.0.0.0/8")), MUCH));
        elsewhere.get(NEWS).expectProblem(403, "client.address-refused");
        var home = Integrator.on(HERE, Integrator.terms(news, List.of(new AddressRange("127.0.0.0/8")), MUCH));
        home.get(NEWS).expect(200);
        var few = Integrator.on(HERE, Integrator.terms(news, List.of(), new Quota(2, Duration.ofHours(1))));
        few.get(NEWS).expect(200);
        few.get(NEWS).expect(200);
        var refused = few.get(NEWS).expectProblem(429, "client.quota-used");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("RateLimit")).contains("r=0");
    }

    @Test
    void onlyTheSandboxShowsWhatShouldHaveBeenSigned() {
        var scopes = Set.of(new Scope(Resource.NEWS, Access.READ, VILLAGE));
        var sandbox = Integrator.on(HERE, new Terms("沙箱", scopes, MUCH, List.of(), "", false, true));
        var shown = sandbox.with(sandbox.keyId(), "wrong-wrong-wrong-wrong")
                .get(NEWS + "?b=2&a=1")
                .expectProblem(401, "client.signature-wrong")
                .text("/stringToSign");
        assertThat(shown).startsWith("GET\n" + NEWS + "\na=1&b=2\n" + sandbox.keyId() + "\n");
        var real = platform.with(platform.keyId(), "wrong-wrong-wrong-wrong").get(NEWS);
        assertThat(real.expect(401).body()).doesNotContain("stringToSign");
    }

    @Test
    void anExternalPrefixIsSignedThoughTheGatewayCutsItOff() {
        var scopes = Set.of(new Scope(Resource.NEWS, Access.READ, VILLAGE));
        var behind = Integrator.on(HERE, new Terms("网关后", scopes, MUCH, List.of(), "/restapi/prod/IC1", false, false));
        behind.get(NEWS).expectProblem(401, "client.signature-wrong");
        var call = behind.call("GET", "/restapi/prod/IC1" + NEWS, "");
        behind.send(new Call(
                        "GET", NEWS, "", call.keyId(), call.date(), call.nonce(), call.algorithm(), call.signature()))
                .expect(200);
    }
}
