package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A member's devices report one lesson to two instances at once; one instance is killed. What was acknowledged is there,
 * time counts once, and the lesson is booked once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledStudyTest {
    private static final int DEVICES = 8;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String COURSES = Callers.VILLAGE + "/courses";
    private static final Pattern REACHED = Pattern.compile("\"reachedSeconds\":([0-9]+)");

    @RegisterExtension
    static final Installation INSTALLATION = new Installation("village.limits.enabled", "false");

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicLong furthest = new AtomicLong();
    private Instance first;
    private Instance second;
    private String token = "";
    private String lesson = "";
    private long began;
    private long ended;
    private volatile boolean enough;

    @BeforeAll
    void studyWhileAnInstanceIsKilled() throws Exception {
        first = INSTALLATION.start().awaitReady();
        second = INSTALLATION.start().awaitReady();
        var desk = Desk.open(first, new Callers(first).signedIn("demo-cadre-1"));
        var courses = COURSES.replace("/mp/", "/console/");
        var course = desk.post(courses, """
            {"title":"学习党章","lessons":[{"title":"总纲","body":"第一段。","seconds":600}]}\
            """);
        var id = course.get("id").asString();
        desk.post(courses + "/" + id + "/publications", "{\"version\":1}");
        lesson = COURSES + "/" + id + "/lessons/" + course.at("/lessons/0/id").asString() + "/progress";
        token = new Callers(first).signedIn("demo-party-1");
        var consent = "{\"document\":\"credit\",\"version\":\"2026-12\"}";
        assertThat(new Callers(first).post("/mp/v1/me/consents", token, consent).status())
                .isEqualTo(204);
        began = System.nanoTime();
        var threads = Executors.newFixedThreadPool(DEVICES);
        try {
            var devices = IntStream.range(0, DEVICES)
                    .mapToObj(number -> threads.submit(() -> study(number % 2)))
                    .toList();
            await().atMost(LIMIT).until(() -> acknowledged.get() >= 200 && furthest.get() >= 3);
            first.kill();
            var before = acknowledged.get();
            await().atMost(LIMIT).until(() -> acknowledged.get() >= before + 100 && furthest.get() >= 6);
            enough = true;
            for (Future<?> device : devices) {
                device.get();
            }
        } finally {
            threads.shutdownNow();
        }
        ended = System.nanoTime();
    }

    /** Each device says that it has been there from the beginning; a beat whose answer was lost is sent again. */
    private void study(int at) {
        var both = List.of(new Callers(first), new Callers(second));
        var instance = at;
        while (!enough) {
            var beat = UUID.randomUUID();
            var seconds = (System.nanoTime() - began) / 1_000_000_000;
            var answer = both.get(instance).post(lesson, token, report(beat, seconds));
            while (answer.status() != 200 && !enough) {
                instance = 1 - instance;
                answer = both.get(instance).post(lesson, token, report(beat, seconds));
            }
            if (answer.status() == 200) {
                acknowledged.incrementAndGet();
                furthest.accumulateAndGet(reached(answer), Math::max);
            }
        }
    }

    private static String report(UUID beat, long seconds) {
        return "{\"beat\":\"" + beat + "\",\"positionSeconds\":" + seconds + "}";
    }

    private static long reached(Callers.Answer answer) {
        var found = REACHED.matcher(answer.body());
        assertThat(found.find()).as(answer.toString()).isTrue();
        return Long.parseLong(found.group(1));
    }

    @Test
    @Order(1)
    void whatWasAcknowledgedIsThereAndTimeCountedOnce() {
        var kept = INSTALLATION.postgres().count("select coalesce(sum(reached_ms), 0) from lesson_progress");
        assertThat(kept / 1000).isGreaterThanOrEqualTo(furthest.get());
        assertThat(kept).as("all devices together").isLessThanOrEqualTo((ended - began) / 1_000_000);
        assertThat(INSTALLATION.postgres().count("select count(*) from study_clock"))
                .isEqualTo(1);
        assertThat(INSTALLATION.postgres().count("select count(*) from credit_entry where source_kind = 'lesson'"))
                .isZero();
    }

    /** The last second is reported by all devices to both instances at once. */
    @Test
    @Order(2)
    void aLessonLearnedWholeIsBookedOnce() throws Exception {
        var third = INSTALLATION.start().awaitReady();
        INSTALLATION
                .postgres()
                .execute("update lesson_progress set reached_ms = 599000;"
                        + " update study_clock set heard_at = now() - interval '10 seconds'");
        var threads = Executors.newFixedThreadPool(DEVICES);
        try {
            var answers = IntStream.range(0, 4 * DEVICES)
                    .mapToObj(number -> threads.submit(() -> new Callers(number % 2 == 0 ? second : third)
                            .post(lesson, token, report(UUID.randomUUID(), 600))))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(INSTALLATION.postgres().column("select quantity from credit_entry where source_kind = 'lesson'"))
                .containsExactly("10");
        assertThat(INSTALLATION.postgres().count("select count(*) from event where type = 'lesson-progress.finished'"))
                .isEqualTo(1);
    }
}
