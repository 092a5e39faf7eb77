package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.fault.Callers.Answer;

/** PostgreSQL hangs or dies, and whoever looks at the village still sees it, told that it may be of before. */
class PublicContentOutageTest {
    /** Two seconds are promised; the rest is for a busy machine. */
    private static final long IN_TIME_MILLIS = 2_500;

    /** A minute in the long run of {@code -Dfault.stall-seconds=60}. */
    private static final Duration STALL = Duration.ofSeconds(Integer.getInteger("fault.stall-seconds", 5));

    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /** Everything kept runs out while the database is away: what is shown then is of before, and says so. */
    @RegisterExtension
    static final Installation INSTALLATION = new Installation("village.caching.longest", "1s");

    private static Instance instance;
    private static Callers callers;
    private static String villager;
    private static String article;
    private static String disclosure;

    @BeforeAll
    static void start() throws IOException {
        instance = INSTALLATION.start().awaitReady();
        callers = new Callers(instance);
        villager = callers.signedIn("demo-villager-1");
        article = Callers.VILLAGE + "/news/" + published();
        disclosure = Callers.VILLAGE + "/disclosures/" + disclosed();
    }

    @Test
    void showsTheVillageWhilePostgresHangs() {
        awaitFresh();
        outdate();
        INSTALLATION.postgres().stall();
        try {
            showsTheOld();
        } finally {
            INSTALLATION.postgres().goOn();
        }
        awaitFresh();
    }

    @Test
    void showsTheVillageWhilePostgresIsGone() throws IOException {
        awaitFresh();
        outdate();
        INSTALLATION.postgres().kill();
        try {
            showsTheOld();
        } finally {
            INSTALLATION.postgres().startAgain();
        }
        awaitFresh();
    }

    /** A case of one's own makes the home, which tells of cases, out of date. */
    private static void outdate() {
        assertThat(callers.complain(villager, UUID.randomUUID().toString()).status())
                .isEqualTo(201);
    }

    private static void showsTheOld() {
        var end = System.nanoTime() + STALL.toNanos();
        var answers = new ArrayList<Answer>();
        while (System.nanoTime() < end) {
            questions().forEach(question -> answers.add(question.get()));
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.millis()).as("%s", answer).isLessThan(IN_TIME_MILLIS);
        });
        var asked = questions().size();
        assertThat(answers).as("asked often").hasSizeGreaterThan(2 * asked);
        assertThat(answers.subList(answers.size() - asked, answers.size()))
                .filteredOn(answer -> !answer.what().endsWith("/contacts"))
                .filteredOn(answer -> !answer.what().endsWith("/complaint-categories"))
                .as("telephone book and categories are remembered for themselves")
                .allSatisfy(answer -> assertThat(answer.old()).as("%s", answer).isTrue());
        assertThat(answers)
                .filteredOn(answer -> answer.what().endsWith("/home"))
                .allSatisfy(answer -> {
                    assertThat(answer.old()).as("%s", answer).isTrue();
                    assertThat(answer.body()).contains("\"complaints\":{\"status\":\"ok\"");
                });
    }

    private static List<Supplier<Answer>> questions() {
        return List.of(
                () -> callers.get(instance.url(Callers.VILLAGE + "/home")),
                () -> callers.get(Callers.VILLAGE + "/home", villager),
                () -> callers.get(instance.url(Callers.VILLAGE)),
                () -> callers.get(instance.url(Callers.VILLAGE + "/contacts")),
                () -> callers.get(instance.url(Callers.VILLAGE + "/news")),
                () -> callers.get(instance.url(article)),
                () -> callers.get(instance.url(Callers.VILLAGE + "/disclosures")),
                () -> callers.get(instance.url(Callers.VILLAGE + "/disclosures?class=finance")),
                () -> callers.get(instance.url(Callers.VILLAGE + "/disclosure-items?class=village")),
                () -> callers.get(instance.url(Callers.VILLAGE + "/news-columns")),
                () -> callers.get(instance.url(disclosure)),
                () -> callers.get(instance.url(disclosure + "/questions")),
                () -> callers.get(Callers.VILLAGE + "/complaint-categories", villager));
    }

    private static String published() {
        var cadre = Desk.open(instance, callers.signedIn("demo-cadre-1"));
        var desk = Callers.VILLAGE.replace("/mp/", "/console/") + "/news";
        var column =
                callers.get(instance.url(Callers.VILLAGE + "/news-columns")).id();
        var id = cadre.post(desk, """
            {"column":"%s","title":"水库放水","body":"<p>请绕行。</p>","audience":"public"}\
            """.formatted(column)).get("id").asString();
        cadre.post(desk + "/" + id + "/publications", "{\"version\":1}");
        return id;
    }

    private static String disclosed() {
        var cadre = Desk.open(instance, callers.signedIn("demo-cadre-1"));
        var committee = Desk.open(instance, callers.signedIn("demo-committee-1"));
        var desk = Callers.VILLAGE.replace("/mp/", "/console/");
        cadre.post(desk + "/disclosure-items", """
            {"code":"VO01","class":"village","name":"放水","frequency":"event","dueDays":3,"legalBasis":"村规民约"}\
            """);
        var id = cadre.post(desk + "/disclosures", """
            {"item":"VO01","period":"2026-01-01","content":{"title":"水库放水","body":"<p>放三天。</p>"}}\
            """).get("id").asString();
        var filing = desk + "/disclosures/" + id;
        cadre.post(filing + "/submissions", "{\"version\":1}");
        committee.post(filing + "/checks", "{\"version\":2,\"approved\":true}");
        cadre.post(filing + "/publications", "{\"version\":3}");
        return id;
    }

    private static void awaitFresh() {
        await().atMost(RECOVERY)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(questions())
                        .extracting(Supplier::get)
                        .allSatisfy(answer -> {
                            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
                            assertThat(answer.old()).as("%s", answer).isFalse();
                            assertThat(answer.body()).as("%s", answer).doesNotContain("unavailable");
                        }));
    }
}
