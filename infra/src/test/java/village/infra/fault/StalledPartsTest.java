package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.fault.Callers.Answer;

/** PostgreSQL and Redis hang, or die: everybody is answered in time, and the village recovers by itself. */
class StalledPartsTest {
    /** Two seconds are promised; the rest is for a busy machine. */
    private static final long IN_TIME_MILLIS = 2_500;

    private static final Duration STALL = Duration.ofSeconds(Integer.getInteger("fault.stall-seconds", 4));
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @RegisterExtension
    static final Installation INSTALLATION = new Installation();

    private static Instance instance;
    private static Callers callers;
    private static String villager;

    @BeforeAll
    static void start() throws IOException {
        instance = INSTALLATION.start().awaitReady();
        callers = new Callers(instance);
        villager = callers.signedIn("demo-villager-1");
        awaitAllServed();
    }

    @Test
    void answersInTimeWhilePostgresStallsAndRecovers() throws Exception {
        for (var round = 1; round <= 2; round++) {
            INSTALLATION.postgres().stall();
            List<Answer> answers;
            try {
                answers = askedFor(STALL);
            } finally {
                INSTALLATION.postgres().goOn();
            }
            assertThat(answers).isNotEmpty();
            answers.forEach(StalledPartsTest::isInTimeAndUnavailable);
            awaitAllServed();
        }
    }

    @Test
    void keepsWorkingWhileRedisStalls() throws Exception {
        INSTALLATION.redis().stall();
        try {
            assertThat(askedFor(Duration.ofSeconds(3)))
                    .filteredOn(answer -> !answer.what().endsWith("/health"))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 201))
                    .allSatisfy(answer -> assertThat(answer.millis()).isLessThan(IN_TIME_MILLIS));
            assertThat(callers.signedIn("demo-migrant-1")).isNotEmpty();
        } finally {
            INSTALLATION.redis().goOn();
        }
        awaitAllServed();
    }

    @Test
    void recoversWhenPostgresIsKilledAndStartedAgain() throws Exception {
        INSTALLATION.postgres().kill();
        askedFor(Duration.ofSeconds(1)).forEach(StalledPartsTest::isInTimeAndUnavailable);
        INSTALLATION.postgres().startAgain();
        awaitAllServed();
    }

    private static void isInTimeAndUnavailable(Answer answer) {
        assertThat(answer.millis()).as("%s", answer).isLessThan(IN_TIME_MILLIS);
        if (answer.what().endsWith("/home")) {
            assertThat(answer.status()).as("%s", answer).isIn(200, 503);
        } else {
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        }
        if (answer.status() == 503 && answer.what().contains("/mp/")) {
            assertThat(answer.type()).as("%s", answer).isEqualTo("application/problem+json");
            assertThat(answer.retryAfter()).as("%s", answer).isTrue();
        }
    }

    /** Everything at once, four callers each, until the time is over. */
    private static List<Answer> askedFor(Duration duration) throws Exception {
        var end = System.nanoTime() + duration.toNanos();
        var threads = Executors.newCachedThreadPool();
        try {
            var running = new ArrayList<Future<List<Answer>>>();
            for (var question : questions()) {
                for (var caller = 0; caller < 4; caller++) {
                    running.add(threads.submit(repeated(question, end)));
                }
            }
            var answers = new ArrayList<Answer>();
            for (var caller : running) {
                answers.addAll(caller.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<List<Answer>> repeated(Supplier<Answer> question, long end) {
        return () -> {
            var answers = new ArrayList<Answer>();
            while (System.nanoTime() < end) {
                answers.add(question.get());
            }
            return answers;
        };
    }

    private static List<Supplier<Answer>> questions() {
        return List.of(
                () -> callers.get(Callers.VILLAGE + "/complaints", villager),
                () -> callers.get("/mp/v1/me/complaints", villager),
                () -> callers.complain(villager, UUID.randomUUID().toString()),
                () -> callers.get(Callers.VILLAGE + "/home", villager),
                () -> callers.get(instance.url("/openapi/v1/health")),
                () -> callers.get(instance.health("")));
    }

    private static void awaitAllServed() {
        await().atMost(RECOVERY)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(questions())
                        .extracting(Supplier::get)
                        .allSatisfy(answer ->
                                assertThat(answer.status()).as("%s", answer).isBetween(200, 201)));
    }
}
