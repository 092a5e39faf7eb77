package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progresses;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.attachment.MadeFiles;

/** Two Party members share one browser, one after the other: nothing the one did counts for the other, either way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPhoneStoryTest {
    private static final String PHONE = "/mp/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String ENTRIES = "/mp/v1/me/credits/entries";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor secretary;
    private int members;

    @BeforeAll
    void meet() {
        secretary = HERE.desk("demo-cadre-1");
    }

    /** Two members nobody has met before; each agrees for himself, in the same browser. */
    private List<String> two() {
        var first = fresh("卢同福");
        var second = fresh("卢共喜");
        StudyAgreed.by(Browser.signedIn(HERE, first).page());
        var other = Browser.signedIn(HERE, second).page();
        assertThat(other.get("/mp/v1/me/credits").expect(200).text("/consented"))
                .isEqualTo("false");
        StudyAgreed.by(other);
        return List.of(first, second);
    }

    private String fresh(String name) {
        var openid = "test-shares-" + ++members;
        Neighbours.member(HERE.context(), openid, name);
        return openid;
    }

    /** Signs out whoever is in, and lets the other in. */
    private static Browser handedOver(Browser from, String to) {
        from.page().delete("/mp/v1/sessions/current").expect(204);
        from.renew().expectProblem(401, "session.refresh-invalid");
        return Browser.signedIn(HERE, to);
    }

    @Test
    void theSameBeatsOfOnePhoneAreOnlyHisWhoIsSignedIn() {
        for (var turn = 0; turn < 2; turn++) {
            var both = two();
            var learner = both.get(turn);
            var other = both.get(1 - turn);
            var course = new Studied(published("合用手机第" + turn + "课"));
            course.heardEarlier(learner, Duration.ofMinutes(3));
            var beat = UUID.randomUUID();
            var browser = Browser.signedIn(HERE, learner);
            assertThat(course.says(browser.page(), beat, 58)).isEqualTo(58);
            browser = handedOver(browser, other);
            assertThat(course.says(browser.page(), beat, 58))
                    .as("the first's beat, sent again")
                    .isZero();
            assertThat(course.says(browser.page(), UUID.randomUUID(), 60)).isZero();
            assertThat(titles(browser.page())).noneMatch(course::isTitleOf);
            browser = handedOver(browser, learner);
            assertThat(course.reached(browser.page())).isEqualTo(58);
        }
    }

    @Test
    void aPaperIsHisWhoBeganIt() {
        var both = two();
        var course = published("合用手机测验");
        var quizzes = PHONE + "/courses/" + course.text("/id") + "/quizzes";
        var browser = Browser.signedIn(HERE, both.get(0));
        var paper = browser.page().post(quizzes, "{}").expect(201);
        var handIn = quizzes + "/" + paper.text("/id") + "/submissions";
        browser = handedOver(browser, both.get(1));
        browser.page().post(handIn, right(paper)).expectProblem(404, "quiz.not-found");
        var own = browser.page().post(quizzes, "{}").expect(201);
        assertThat(own.text("/id")).isNotEqualTo(paper.text("/id"));
        assertThat(own.text("/number")).isEqualTo("1");
        browser = handedOver(browser, both.get(0));
        browser.page()
                .post(quizzes + "/" + own.text("/id") + "/submissions", right(own))
                .expectProblem(404, "quiz.not-found");
        assertThat(browser.page().post(handIn, right(paper)).expect(201).text("/passed"))
                .isEqualTo("true");
        browser = handedOver(browser, both.get(1));
        assertThat(browser.page()
                        .get(PHONE + "/courses/" + course.text("/id"))
                        .expect(200)
                        .text("/quiz/passed"))
                .isEqualTo("false");
        assertThat(titles(browser.page())).doesNotContain("《合用手机测验》测验合格");
    }

    @Test
    void eachSignsForHimselfAndIsLockedOutByHimselfOnly() {
        var both = two();
        var activity = planned();
        var attendances = PHONE + "/activities/" + activity + "/attendances";
        var code = secretary.get(DESK + "/activities/" + activity + "/code").text("/code");
        var wrong = code.equals("000000") ? "000001" : "000000";
        var browser = Browser.signedIn(HERE, both.get(0));
        for (var guess = 0; guess < 10; guess++) {
            browser.page().post(attendances, Map.of("code", wrong)).expectProblem(422, "activity.code-wrong");
        }
        browser.page().post(attendances, Map.of("code", code)).expectProblem(409, "activity.code-locked");
        browser = handedOver(browser, both.get(1));
        assertThat(browser.page().get(PHONE + "/activities/" + activity).text("/attendance/status"))
                .isEmpty();
        browser.page().post(attendances, Map.of("code", code)).expect(201);
        browser = handedOver(browser, both.get(0));
        assertThat(browser.page().get(PHONE + "/activities/" + activity).text("/attendance/status"))
                .isEmpty();
        assertThat(secretary.get(DESK + "/activities/" + activity).texts("/attendances", "/howLabel"))
                .containsExactly("签到码");
    }

    @Test
    void aDraftAndItsKeyMakeEachHisOwn() throws IOException {
        var both = two();
        var key = UUID.randomUUID().toString();
        var browser = Browser.signedIn(HERE, both.get(0));
        var proof = photo(browser.page());
        browser = handedOver(browser, both.get(1));
        browser.page()
                .with("Idempotency-Key", key)
                .post(PHONE + "/offline-studies", study(proof))
                .expectProblem(422, "attachment.not-yours");
        var second = browser.page()
                .with("Idempotency-Key", key)
                .post(PHONE + "/offline-studies", study(photo(browser.page())))
                .expect(201)
                .text("/id");
        browser = handedOver(browser, both.get(0));
        var first = browser.page()
                .with("Idempotency-Key", key)
                .post(PHONE + "/offline-studies", study(proof))
                .expect(201)
                .text("/id");
        assertThat(first).isNotEqualTo(second);
        assertThat(browser.page().get(PHONE + "/offline-studies").texts("/items", "/id"))
                .contains(first)
                .doesNotContain(second);
        browser.page()
                .post(PHONE + "/offline-studies/" + second + "/withdrawals", "{}")
                .expectProblem(404, "credit.offline-not-found");
    }

    @Test
    void theTokenSaysWhoItIsAndTheCookieOfAnotherSaysNothing() {
        for (var turn = 0; turn < 2; turn++) {
            var both = two();
            var course = new Studied(published("合用令牌第" + turn + "课"));
            var cookie = Browser.signedIn(HERE, both.get(turn));
            var signedIn = HERE.stranger()
                    .post("/mp/v1/sessions", Map.of("code", "code-" + both.get(1 - turn)))
                    .expect(201);
            var mixed = cookie.page().with("Authorization", "Bearer " + signedIn.text("/accessToken"));
            assertThat(mixed.get("/mp/v1/me").text("/person/id")).isEqualTo(signedIn.text("/person/id"));
            course.heardEarlier(both.get(1 - turn), Duration.ofSeconds(40));
            course.heardEarlier(both.get(turn), Duration.ofSeconds(40));
            assertThat(course.says(mixed, UUID.randomUUID(), 30)).isEqualTo(30);
            assertThat(course.reached(cookie.page())).isZero();
            var renewed = mixed.post(
                            "/mp/v1/sessions/refreshes", Map.of("refreshToken", signedIn.text("/refreshToken")))
                    .expect(201);
            assertThat(renewed.text("/person/id")).isEqualTo(signedIn.text("/person/id"));
            assertThat(renewed.response().headers().allValues("Set-Cookie")).isEmpty();
            var left = mixed.delete("/mp/v1/sessions/current").expect(204);
            assertThat(left.response().headers().allValues("Set-Cookie")).isEmpty();
            HERE.stranger()
                    .post("/mp/v1/sessions/refreshes", Map.of("refreshToken", renewed.text("/refreshToken")))
                    .expectProblem(401, "session.refresh-invalid");
            cookie.renew().expect(201);
        }
    }

    /** A course of one lesson of a minute, and how far somebody is in it. */
    private record Studied(Reply course) {
        private String address() {
            return PHONE + "/courses/" + course.text("/id");
        }

        boolean isTitleOf(String line) {
            return line.contains("《" + course.text("/title") + "》");
        }

        int says(Visitor who, UUID beat, int second) {
            return who.post(
                            address() + "/lessons/" + course.text("/lessons/0/id") + "/progress",
                            Map.of("beat", beat, "positionSeconds", second))
                    .expect(200)
                    .json()
                    .at("/reachedSeconds")
                    .asInt();
        }

        int reached(Visitor who) {
            return who.get(address())
                    .expect(200)
                    .json()
                    .at("/lessons/0/reachedSeconds")
                    .asInt();
        }

        /** As if he had opened the lesson some time ago. */
        void heardEarlier(String openid, Duration ago) {
            var beat = new Beat(
                    UUID.randomUUID(),
                    new Person.Id(UUID.nameUUIDFromBytes(WholeVillage.utf8(openid))),
                    member(openid),
                    new Course.Id(UUID.fromString(course.text("/id"))),
                    new Lesson.Id(UUID.fromString(course.text("/lessons/0/id"))),
                    0,
                    60_000,
                    ago,
                    Instant.now().minus(ago));
            HERE.context().getBean(Progresses.class).hear(beat).block();
        }
    }

    private static Member member(String openid) {
        return HERE.context()
                .getBean(DatabaseClient.class)
                .sql("""
                    select b.village_id, b.roster_id from binding b
                    join wechat_identity i on i.person_id = b.person_id where i.openid = :openid
                    """)
                .bind("openid", openid)
                .map(row ->
                        new Member(new Village.Id(row.get(0, UUID.class)), new RosterPerson.Id(row.get(1, UUID.class))))
                .one()
                .block();
    }

    private Reply published(String title) {
        var lesson = Map.of("title", "第一课", "body", "学一分钟。", "seconds", 60);
        var question = Map.of("text", "选对的", "options", List.of("对的", "错的"), "right", List.of(0));
        var quiz = Map.of("questions", List.of(question), "paper", 1, "pass", 100, "attempts", 2, "minutes", 10);
        var made = secretary
                .post(DESK + "/courses", Map.of("title", title, "lessons", List.of(lesson), "quiz", quiz))
                .expect(201);
        return secretary
                .post(DESK + "/courses/" + made.text("/id") + "/publications", Map.of("version", 1))
                .expect(201);
    }

    private static Map<String, Object> right(Reply paper) {
        var options = paper.texts("/questions/0/options", "");
        return Map.of("answers", List.of(List.of(options.indexOf("对的"))));
    }

    private String planned() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var plan = Map.of(
                "title",
                "合用手机签到",
                "place",
                "文化礼堂",
                "startsAt",
                now.minusHours(1).toString(),
                "endsAt",
                now.plusHours(1).toString());
        return secretary.post(DESK + "/activities", plan).expect(201).text("/id");
    }

    private static String photo(Visitor who) throws IOException {
        return who.upload(PHONE + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
    }

    private static Map<String, Object> study(String proof) {
        var today = CreditYear.day(Clock.systemUTC().instant());
        return Map.of("title", "合用手机自学", "day", today.toString(), "hours", 1, "attachments", List.of(proof));
    }

    private static List<String> titles(Visitor who) {
        return who.get(ENTRIES).expect(200).texts("/items", "/title");
    }
}
