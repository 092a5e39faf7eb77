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
import java.util.stream.Stream;
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
 * A member studies lessons of twenty minutes, over HTTP: together they give what an hour gives, and his page says how much
 * is missing. Each test needs those before it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShortLessonsStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String MINE = "/mp/v1/me/credits";
    private static final String OPENID = "test-short-1";
    /** A year the database has not reached. */
    private static final int YEAR = CreditYear.of(Clock.systemUTC().instant()) + 1;

    private static final StoryClock CLOCK = new StoryClock(at("12-31T21:00"));

    @RegisterExtension
    static final WholeVillage HERE = WholeVillage.by(CLOCK);

    @TempDir
    static Path folder;

    private String who = "";
    private String course = "";
    private List<String> lessons = List.of();

    private static LocalDateTime at(String dayAndTime) {
        return LocalDateTime.parse(YEAR + "-" + dayAndTime);
    }

    @BeforeAll
    void meet() {
        Neighbours.member(HERE.context(), OPENID, "时常短");
        StudyAgreed.by(member());
        var branch = secretary().get(DESK + "/credits/branch").expect(200);
        who = branch.text("/members/" + branch.texts("/members", "/name").indexOf("*常短") + "/id");
        var made = secretary()
                .post(
                        DESK + "/courses",
                        Map.of(
                                "title",
                                "短课",
                                "lessons",
                                Stream.of("一", "二", "三", "四")
                                        .map(title -> Map.of(
                                                "kind",
                                                "video",
                                                "title",
                                                title,
                                                "video",
                                                "https://v.qq.com/x/1",
                                                "seconds",
                                                1200))
                                        .toList()))
                .expect(201);
        course = made.text("/id");
        lessons = secretary()
                .post(DESK + "/courses/" + course + "/publications", Map.of("version", 1))
                .expect(201)
                .texts("/lessons", "/id");
    }

    @Test
    @Order(1)
    void thePageSaysHowMuchIsMissingToTheNextPoint() {
        assertThat(missing()).isEqualTo("30");
        study(0, "12-31T21:21");
        assertThat(missing()).isEqualTo("10");
        study(1, "12-31T21:42");
        assertThat(missing()).isEqualTo("20");
        assertThat(balance(YEAR)).isEqualTo("1 分 40 分钟");
    }

    @Test
    @Order(2)
    void whatIsLeftOverDoesNotCrossTheYear() {
        study(2, "12-31T22:03");
        assertThat(balance(YEAR)).isEqualTo("2 分 60 分钟");
        CLOCK.set(LocalDateTime.of(YEAR + 1, 1, 1, 9, 0));
        assertThat(missing()).isEqualTo("30");
        says(3, 0);
        CLOCK.set(LocalDateTime.of(YEAR + 1, 1, 1, 9, 21));
        says(3, 1200);
        assertThat(missing()).isEqualTo("10");
        assertThat(balance(YEAR + 1)).isEqualTo("0 分 20 分钟");
    }

    @Test
    @Order(3)
    void whoeverAddsUpTheLinesFindsTheSame() throws IOException {
        var second = member().get(MINE + "/entries?limit=100").expect(200);
        assertThat(second.texts("/items", "/granted/points")).containsExactly("0", "1", "1", "0");
        secretary()
                .post(DESK + "/credits/reversals", Map.of("line", second.text("/items/2/id"), "reason", "不是他学的。"))
                .expect(201);
        assertThat(balance(YEAR)).isEqualTo("1 分 40 分钟");
        assertThat(recounted(YEAR)).isEqualTo(who + "," + YEAR + ",4,1,40");
        assertThat(recounted(YEAR + 1)).isEqualTo(who + "," + (YEAR + 1) + ",1,0,20");
    }

    private static String recounted(int year) throws IOException {
        var export = member().get(MINE + "/exports?year=" + year).expect(200);
        var file = Files.write(folder.resolve("lines.csv"), export.bytes());
        var verdict = Verifier.run("Recount.java", List.of(file.toString()));
        assertThat(verdict.exit()).as(verdict.words()).isZero();
        return verdict.words().strip();
    }

    private static String missing() {
        var year = member().get(MINE).expect(200);
        var lesson = year.texts("/next", "/rule/code").indexOf("lesson");
        return year.text("/next/" + lesson + "/untilNextPoint");
    }

    private static String balance(int year) {
        var found = member().get(MINE + "?year=" + year).expect(200);
        return found.text("/balance/points") + " 分 " + found.text("/balance/minutes") + " 分钟";
    }

    private void study(int lesson, String until) {
        says(lesson, 0);
        CLOCK.set(at(until));
        assertThat(says(lesson, 1200).text("/finished")).isEqualTo("true");
    }

    private Reply says(int lesson, int second) {
        return member().post(
                        "/mp/v1/villages/" + VILLAGE + "/courses/" + course + "/lessons/" + lessons.get(lesson)
                                + "/progress",
                        Map.of("beat", UUID.randomUUID(), "positionSeconds", second))
                .expect(200);
    }

    /** Hours pass between two visits: everybody signs in anew. */
    private static Visitor member() {
        return HERE.signIn(OPENID);
    }

    private static Visitor secretary() {
        return HERE.openDesk(HERE.signIn("demo-cadre-1"));
    }
}
