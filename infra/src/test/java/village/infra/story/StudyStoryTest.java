package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.ledger.Ledger;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progresses;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** A Party member studies, and another one tries to cheat, over HTTP. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StudyStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/courses";
    private static final String PHONE = "/mp/v1/villages/" + VILLAGE + "/courses";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor cadre;
    private Visitor member;
    private String course = "";
    private String lesson = "";
    private String second = "";

    @BeforeAll
    void arrive() {
        cadre = HERE.desk("demo-cadre-1");
        member = StudyAgreed.by(HERE.in("test-party-2"));
    }

    @Test
    @Order(1)
    void aCadreWritesACourseAndPublishesIt() {
        cadre.post(DESK, Map.of("title", "")).expectProblem(422, "request.invalid");
        cadre.post(DESK, Map.of("title", "课", "lessons", List.of(Map.of("title", "一", "body", "文", "seconds", 5))))
                .expectProblem(422, "request.invalid");
        var keyed = cadre.with("Idempotency-Key", UUID.randomUUID().toString());
        var made = keyed.post(DESK, Map.of("title", "学习党章")).expect(201);
        course = made.text("/id");
        assertThat(keyed.post(DESK, Map.of("title", "学习党章")).expect(201).text("/id"))
                .isEqualTo(course);
        cadre.post(DESK + "/" + course + "/publications", Map.of("version", 1)).expectProblem(422, "request.invalid");
        rewrite(1, "https://elsewhere.example/1").expectProblem(422, "request.invalid");
        rewrite(1, "https://v.qq.com/x/1").expect(200);
        rewrite(1, "https://v.qq.com/x/2").expectProblem(412, "course.stale");
        member.get(PHONE + "/" + course).expectProblem(404, "course.not-found");
        var published = cadre.post(DESK + "/" + course + "/publications", Map.of("version", 2))
                .expect(201);
        lesson = published.text("/lessons/0/id");
        second = published.text("/lessons/1/id");
        rewrite(3, "https://v.qq.com/x/3").expectProblem(409, "course.wrong-state");
    }

    private Reply rewrite(long seen, String video) {
        var body = """
            {"title":"学习党章","lessons":[{"title":"总纲","body":"第一段。","seconds":120},
             {"kind":"video","title":"讲解","video":"%s","seconds":60}],
             "quiz":{"questions":[{"text":"甲乙丙","options":["对的","错的一","错的二"],"right":[0]},
             {"text":"丁戊己","options":["对的","错的三","错的四"],"right":[0]}],
             "paper":2,"pass":100,"attempts":3,"minutes":10}}\
            """.formatted(video);
        return cadre.with("If-Match", "\"" + seen + "\"")
                .send("PUT", DESK + "/" + course, "application/json", WholeVillage.utf8(body));
    }

    @Test
    @Order(2)
    void onlyPartyMembersStudy() {
        HERE.stranger().get(PHONE).expectProblem(401, "session.required");
        HERE.in("demo-villager-1").get(PHONE).expectProblem(403, "role.required");
        assertThat(member.get(PHONE).expect(200).texts("/items", "/id")).contains(course);
        var opened = member.get(PHONE + "/" + course).expect(200);
        assertThat(opened.text("/lessons/0/body")).isEqualTo("第一段。");
        assertThat(opened.json().at("/lessons/0/reachedSeconds").asInt()).isZero();
    }

    @Test
    @Order(3)
    void theHonestMemberFinishesOnWhateverDevice() {
        heardEarlier(Duration.ofMinutes(3));
        assertThat(say(member, lesson, 118)).isEqualTo(118);
        assertThat(finished()).isZero();
        var tablet = HERE.signIn("test-party-2");
        assertThat(say(tablet, lesson, 0)).as("on another device").isEqualTo(118);
        await().atMost(Duration.ofSeconds(15)).until(() -> say(tablet, lesson, 120) == 120);
        assertThat(finished()).isEqualTo(1);
        assertThat(say(member, lesson, 120)).isEqualTo(120);
        var lines = HERE.context()
                .getBean(Ledger.class)
                .entries(who(), 10, Optional.empty())
                .block()
                .items();
        assertThat(lines)
                .filteredOn(line -> line.source().title().equals("《学习党章》总纲"))
                .singleElement()
                .satisfies(line -> assertThat(line.source().quantity()).isEqualTo(2));
    }

    /** As if the member's phone had been heard some time ago, at the beginning of the lesson. */
    private void heardEarlier(Duration ago) {
        var beat = new Beat(
                UUID.randomUUID(),
                new Person.Id(UUID.nameUUIDFromBytes(WholeVillage.utf8("test-party-2"))),
                who(),
                new Course.Id(UUID.fromString(course)),
                new Lesson.Id(UUID.fromString(lesson)),
                0,
                120_000,
                ago,
                Instant.now().minus(ago));
        HERE.context().getBean(Progresses.class).hear(beat).block();
    }

    private static Member who() {
        var sql = HERE.context().getBean(DatabaseClient.class);
        return sql.sql("""
            select b.village_id, b.roster_id from binding b
            join wechat_identity i on i.person_id = b.person_id where i.openid = 'test-party-2'
            """)
                .map(row ->
                        new Member(new Village.Id(row.get(0, UUID.class)), new RosterPerson.Id(row.get(1, UUID.class))))
                .one()
                .block();
    }

    @Test
    @Order(4)
    void theCheatingDeviceEarnsNothing() {
        var cheat = HERE.in("test-party-3");
        cheat.delete("/mp/v1/me/consents/credit").expect(204);
        cheat.post(progress(lesson), report(0)).expectProblem(403, "credit.consent-required");
        cheat.post(PHONE + "/" + course + "/quizzes", "{}").expectProblem(403, "credit.consent-required");
        StudyAgreed.by(cheat);
        for (var beat = 0; beat < 30; beat++) {
            assertThat(say(cheat, lesson, beat * 10)).as("fast beats").isLessThanOrEqualTo(30);
        }
        assertThat(say(cheat, lesson, 120)).as("skipped").isLessThanOrEqualTo(30);
        var other = cheat.post(progress(second), report(0)).expect(200);
        assertThat(other.json().at("/elsewhere").asBoolean()).isTrue();
        cheat.post(progress(lesson), Map.of("positionSeconds", 10)).expectProblem(422, "request.invalid");
        cheat.post(progress(lesson), Map.of("beat", UUID.randomUUID(), "positionSeconds", -1))
                .expectProblem(422, "request.invalid");
        cheat.post(progress(lesson), "{\"beat\":\"" + UUID.randomUUID() + "\",\"positionSeconds\":1e99}")
                .expectProblem(400, "request.malformed");
        cheat.post(progress(UUID.randomUUID().toString()), report(0)).expectProblem(404, "course.lesson-not-found");
        assertThat(cheat.get(PHONE + "/" + course)
                        .expect(200)
                        .json()
                        .at("/finished")
                        .asInt())
                .isZero();
    }

    private int finished() {
        return member.get(PHONE + "/" + course)
                .expect(200)
                .json()
                .at("/finished")
                .asInt();
    }

    private String progress(String which) {
        return PHONE + "/" + course + "/lessons/" + which + "/progress";
    }

    private static Map<String, Object> report(int second) {
        return Map.of("beat", UUID.randomUUID(), "positionSeconds", second);
    }

    private int say(Visitor who, String which, int second) {
        return who.post(progress(which), report(second))
                .expect(200)
                .json()
                .at("/reachedSeconds")
                .asInt();
    }

    @Test
    @Order(5)
    void theQuizIsMarkedOnTheServerAndBookedOnce() {
        var quizzes = PHONE + "/" + course + "/quizzes";
        assertThat(member.get(PHONE + "/" + course).expect(200).body())
                .as("nothing of the bank before it is asked")
                .doesNotContain("错的一");
        HERE.in("demo-villager-1").post(quizzes, "{}").expectProblem(403, "role.required");
        var first = member.post(quizzes, "{}").expect(201);
        assertThat(first.body()).contains("错的一").doesNotContain("right");
        assertThat(member.post(quizzes, "{}").expect(201).text("/id")).isEqualTo(first.text("/id"));
        var submissions = quizzes + "/" + first.text("/id") + "/submissions";
        HERE.in("test-party-3").post(submissions, answers(first, true)).expectProblem(404, "quiz.not-found");
        member.post(submissions, "{\"answers\":[[0]]}").expectProblem(422, "request.invalid");
        member.post(submissions, "{\"answers\":[[-1],[7]]}").expectProblem(422, "request.invalid");
        var failed = member.post(submissions, answers(first, false)).expect(201);
        assertThat(failed.json().at("/passed").asBoolean()).isFalse();
        member.post(submissions, answers(first, true)).expectProblem(409, "quiz.handed-in");
        var second = member.post(quizzes, "{}").expect(201);
        var again = quizzes + "/" + second.text("/id") + "/submissions";
        for (var tap = 0; tap < 2; tap++) {
            var passed = member.post(again, answers(second, true)).expect(201);
            assertThat(passed.json().at("/passed").asBoolean()).isTrue();
        }
        member.post(quizzes, "{}").expectProblem(409, "quiz.passed-already");
        var own = member.get("/mp/v1/me/data").expect(200);
        assertThat(own.json().at("/sections/lessons").toString() + own.json().at("/sections/quizzes"))
                .as(own.body())
                .contains("学习党章", "reachedSeconds", "handedInAt");
        assertThat(titles()).containsOnlyOnce("《学习党章》总纲", "《学习党章》测验合格");
    }

    private static Map<String, Object> answers(Reply paper, boolean right) {
        var chosen = new ArrayList<List<Integer>>();
        for (var question : paper.json().at("/questions")) {
            var place = 0;
            for (var option : question.at("/options")) {
                if (option.asString().equals("对的") == right) {
                    chosen.add(List.of(place));
                    break;
                }
                place++;
            }
        }
        return Map.of("answers", chosen);
    }

    private static List<String> titles() {
        return HERE.context().getBean(Ledger.class).entries(who(), 10, Optional.empty()).block().items().stream()
                .map(line -> line.source().title())
                .toList();
    }
}
