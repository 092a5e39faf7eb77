package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.api.credit.CreditYear;
import village.infra.evidence.Verifier;

/**
 * The rules change on the first of July, over HTTP: what happened before earns by the old ones for ever, what happens
 * after by the new ones, whenever it is booked. Each test needs those before it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RuleChangeStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String COURSES = "/mp/v1/villages/" + VILLAGE + "/courses/";
    private static final String MINE = "/mp/v1/me/credits";
    private static final String OPENID = "test-rules-1";
    private static final String OLD = "starter-2";
    private static final String NEW = "1";
    /** A year the database has not reached. */
    private static final int YEAR = CreditYear.of(Clock.systemUTC().instant()) + 1;

    private static final StoryClock CLOCK = new StoryClock(at("03-10T09:00"));

    @RegisterExtension
    static final WholeVillage HERE = WholeVillage.by(CLOCK);

    @TempDir
    static Path folder;

    private String who = "";
    private String course = "";
    private List<String> lessons = List.of();
    private String march = "";

    private static LocalDateTime at(String dayAndTime) {
        return LocalDateTime.parse(YEAR + "-" + dayAndTime);
    }

    @BeforeAll
    void meet() {
        Neighbours.member(HERE.context(), OPENID, "季常新");
        StudyAgreed.by(member());
        var branch = secretary().get(DESK + "/credits/branch").expect(200);
        who = branch.text("/members/" + branch.texts("/members", "/name").indexOf("*常新") + "/id");
        var hour = Map.of("kind", "video", "title", "一小时", "video", "https://v.qq.com/x/1", "seconds", 3600);
        var made = secretary()
                .post(DESK + "/courses", Map.of("title", "年中换规则", "lessons", List.of(hour, hour)))
                .expect(201);
        course = made.text("/id");
        lessons = secretary()
                .post(DESK + "/courses/" + course + "/publications", Map.of("version", 1))
                .expect(201)
                .texts("/lessons", "/id");
    }

    /** Months pass between two visits: everybody signs in anew. */
    private static Visitor member() {
        return HERE.signIn(OPENID);
    }

    private static Visitor secretary() {
        return HERE.openDesk(HERE.signIn("demo-cadre-1"));
    }

    @Test
    @Order(1)
    void inMarchTheOldRulesGive() {
        says(0, 0);
        CLOCK.set(at("03-10T10:01"));
        assertThat(says(0, 3600).text("/finished")).isEqualTo("true");
        march = given(confirmed("offline-hour", "03-08", 2), OLD, 2, 120);
        assertThat(member().get(MINE).text("/rules/version")).isEqualTo(OLD);
    }

    @Test
    @Order(2)
    void newRulesArePublishedBeforeTheyApply() {
        CLOCK.set(at("06-20T09:00"));
        var secretary = secretary();
        secretary.post(DESK + "/credits/rules", rules("06-20", 2)).expectProblem(409, "credit.rules-date");
        assertThat(secretary
                        .post(DESK + "/credits/rules", rules("07-01", 2))
                        .expect(201)
                        .text("/version"))
                .isEqualTo(NEW);
        given(confirmed("offline-hour", "06-20", 1), OLD, 1, 60);
        assertThat(member().get(MINE).text("/rules/version"))
                .as("announced only")
                .isEqualTo(OLD);
    }

    @Test
    @Order(3)
    void whatIsBegunInJuneAndFinishedInJulyEarnsByTheDayItWasFinished() {
        CLOCK.set(at("06-30T23:30"));
        says(1, 0);
        given(confirmed("offline-hour", "06-30", 1), OLD, 1, 60);
        CLOCK.set(at("07-01T00:31"));
        assertThat(says(1, 3600).text("/finished")).isEqualTo("true");
        var line = member().get(MINE + "/entries").expect(200);
        assertThat(line.text("/items/0/rulesVersion")).isEqualTo(NEW);
        assertThat(line.text("/items/0/granted/points")).isEqualTo("3");
        var year = member().get(MINE).expect(200);
        assertThat(year.text("/rules/version")).isEqualTo(NEW);
        assertThat(year.texts("/next", "/rule/code")).containsExactly("lesson", "offline-hour");
    }

    @Test
    @Order(4)
    void whatIsBookedLateEarnsByTheRulesOfItsOwnDay() {
        CLOCK.set(at("08-15T09:00"));
        given(confirmed("offline-hour", "06-29", 6), OLD, 6, 360);
        given(confirmed("offline-half-day", "06-28", 1), OLD, 4, 240);
        confirmed("offline-half-day", "07-03", 1).expectProblem(422, "credit.rule-not-found");
        var capped = confirmed("offline-hour", "07-02", 3);
        given(capped, NEW, 4, 180);
        assertThat(capped.text("/limitedBy")).isEqualTo("day");
    }

    @Test
    @Order(5)
    void whatIsTakenBackGoesByTheRulesItCameBy() {
        var back = secretary()
                .post(DESK + "/credits/reversals", Map.of("line", march, "reason", "签到表上是三小时。"))
                .expect(201);
        given(back, OLD, -2, -120);
        given(confirmed("offline-hour", "03-08", 3), OLD, 3, 180);
    }

    @Test
    @Order(6)
    void whatIsShownSignedAndAddedUpIsTheSame() throws IOException {
        agrees(false);
        assertThat(member().get(MINE + "/entries?limit=100").texts("/items", "/rulesVersion"))
                .containsExactly(OLD, OLD, NEW, OLD, OLD, NEW, OLD, OLD, OLD, OLD);
    }

    @Test
    @Order(7)
    void theClosedYearStaysByItsOwnRulesWhateverComesLater() throws IOException {
        CLOCK.set(LocalDateTime.of(YEAR + 1, 1, 8, 9, 0));
        secretary().post(DESK + "/credits/rules", rules(YEAR + 1, "02-01", 9)).expect(201);
        secretary().post(DESK + "/credits/closings", Map.of("year", YEAR)).expect(201);
        CLOCK.set(LocalDateTime.of(YEAR + 1, 3, 1, 9, 0));
        agrees(true);
        given(confirmed("offline-hour", YEAR + 1 + "-01-20", 1, "校"), NEW, 2, 60);
        given(confirmed("offline-hour", YEAR + 1 + "-02-20", 1, "校"), "2", 9, 60);
        agrees(true);
    }

    /** The page, the certificate, the branch and two who count again, all say ten lines, 24 points, 20 hours. */
    private void agrees(boolean closed) throws IOException {
        var year = member().get(MINE + "?year=" + YEAR).expect(200);
        assertThat(year.text("/lines")).isEqualTo("10");
        assertThat(year.text("/balance/points")).isEqualTo("24");
        assertThat(year.text("/balance/minutes")).isEqualTo("1200");
        assertThat(year.text("/required/minutes"))
                .as("by the rules of its first day")
                .isEqualTo("1920");
        assertThat(year.json()
                        .at("/bySource")
                        .valueStream()
                        .mapToInt(source -> source.at("/amount/points").asInt())
                        .sum())
                .isEqualTo(24);
        var issued = member().get(MINE + "/certificates/" + YEAR).expect(200);
        assertThat(issued.text("/note"))
                .contains("积分：24\n", "学时分钟：1200\n", "要求分钟：1920\n", "年度结账：" + (closed ? "是" : "否"));
        var note = Files.writeString(folder.resolve("certificate.txt"), issued.text("/note"));
        assertThat(Verifier.run("Certificate.java", List.of(note.toString(), issued.text("/verifierKey")))
                        .exit())
                .isZero();
        var own = member().get(MINE + "/exports?year=" + YEAR).expect(200);
        assertThat(recounted(own)).isEqualTo(who + "," + YEAR + ",10,24,1200");
        var branch = secretary()
                .post(DESK + "/credits/exports", Map.of("purpose", "核对换规则", "year", YEAR))
                .expect(200);
        assertThat(recounted(branch)).contains(who + "," + YEAR + ",10,24,1200");
    }

    private static String recounted(Reply export) throws IOException {
        var file = Files.write(folder.resolve("lines.csv"), export.bytes());
        var verdict = Verifier.run("Recount.java", List.of(file.toString()));
        assertThat(verdict.exit()).as(verdict.words()).isZero();
        return verdict.words().strip();
    }

    private Reply says(int lesson, int second) {
        return member().post(
                        COURSES + course + "/lessons/" + lessons.get(lesson) + "/progress",
                        Map.of("beat", UUID.randomUUID(), "positionSeconds", second))
                .expect(200);
    }

    private Reply confirmed(String rule, String day, int quantity) {
        return confirmed(rule, YEAR + "-" + day, quantity, "签到表");
    }

    private Reply confirmed(String rule, String day, int quantity, String proof) {
        var study =
                Map.of("member", who, "rule", rule, "title", "镇党校培训", "day", day, "quantity", quantity, "proof", proof);
        return secretary().post(DESK + "/credits/confirmations", study);
    }

    private static String given(Reply line, String version, int points, int minutes) {
        line.expect(201);
        assertThat(line.text("/rulesVersion")).isEqualTo(version);
        assertThat(line.json().at("/granted/points").asInt()).isEqualTo(points);
        assertThat(line.json().at("/granted/minutes").asInt()).isEqualTo(minutes);
        return line.text("/id");
    }

    private static Map<String, Object> rules(String from, int points) {
        return rules(YEAR, from, points);
    }

    private static Map<String, Object> rules(int year, String from, int points) {
        var lesson = Map.of(
                "code", "lesson", "source", "lesson", "name", "线上课程", "unit", "分钟", "per", 60, "points", 3, "minutes",
                60, "proof", false);
        var offline = Map.of(
                "code",
                "offline-hour",
                "source",
                "offline",
                "name",
                "线下学习",
                "unit",
                "小时",
                "per",
                1,
                "points",
                points,
                "minutes",
                60,
                "proof",
                true,
                "perDay",
                Map.of("points", Math.max(4, points)));
        return Map.of(
                "effectiveFrom", year + "-" + from,
                "basis", "支部大会通过",
                "requiredPoints", 0,
                "requiredMinutes", 2400,
                "leaderPoints", 0,
                "leaderMinutes", 3360,
                "rules", List.of(lesson, offline));
    }
}
