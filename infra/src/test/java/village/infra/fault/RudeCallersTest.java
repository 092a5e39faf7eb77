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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers drop the line in the middle of an answer, or take for ever over a request: nobody else notices. */
class RudeCallersTest {
    private static final int STORM = 8_000;
    private static final int AT_ONCE = 64;
    private static final int SLOW = 500;
    private static final Duration HEAD = Duration.ofSeconds(4);
    private static final Pattern ACQUIRED = Pattern.compile("r2dbc_pool_acquired\\S*\\{.*} ([0-9.]+)");

    @RegisterExtension
    static final Installation INSTALLATION = new Installation("village.server.head", HEAD.toMillis() + "ms");

    private static Instance instance;
    private static Callers callers;
    private static String villager;
    private static String attachment;

    @BeforeAll
    static void start() throws IOException {
        instance = INSTALLATION.start().awaitReady();
        callers = new Callers(instance);
        villager = callers.signedIn("demo-villager-1");
        attachment = Callers.VILLAGE + "/attachments/"
                + callers.upload(villager, NoisyPicture.png(400)).id();
        IntStream.range(0, 20)
                .forEach(number -> callers.complain(villager, UUID.randomUUID().toString()));
    }

    @Test
    void isAsFastAfterAStormOfDroppedLinesAsBefore() throws Exception {
        served(Duration.ofSeconds(2));
        var before = median(windows());
        storm();
        awaitAllTold();
        await().atMost(Duration.ofSeconds(25))
                .pollDelay(Duration.ZERO)
                .untilAsserted(
                        () -> assertThat(median(windows()) / (double) before).isGreaterThanOrEqualTo(0.9));
        assertNothingIsStuck();
        assertNothingIsHalfWritten();
        assertThat(instance.log()).doesNotContain("LEAK:").doesNotContain(" ERROR ");
    }

    @Test
    void servesOthersWhileSomeAreSlowAndHangsUpOnThem() throws Exception {
        var slow = new ArrayList<RudeCaller>();
        try {
            for (var number = 0; number < SLOW; number++) {
                slow.add(new RudeCaller(instance).say("GET " + Callers.VILLAGE + " HTTP/1.1\r\nHost: vil"));
                slow.add(new RudeCaller(instance).say(RudeCaller.get(attachment, villager)));
            }
            var answer = callers.get(Callers.VILLAGE + "/home", villager);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.millis()).isLessThan(2_000);
            await().atMost(HEAD.plusSeconds(10)).until(() -> slow.get(0).hungUp());
            assertNothingIsStuck();
        } finally {
            for (var caller : slow) {
                caller.close();
            }
        }
    }

    /** Every second one waits for the first byte before it drops the line. */
    private static void storm() throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var calls = IntStream.range(0, STORM)
                    .<Callable<Void>>mapToObj(number -> () -> dropped(number))
                    .toList();
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void dropped(int number) throws IOException {
        try (var caller = new RudeCaller(instance).say(request(number))) {
            if (number / 16 % 2 == 0) {
                caller.hear();
            }
        }
        return null;
    }

    private static String request(int number) {
        return switch (number % 16) {
            case 0 -> RudeCaller.complaint(villager, UUID.randomUUID().toString());
            case 1, 2, 3, 4 -> RudeCaller.get(attachment, villager);
            case 5, 6, 7, 8 -> RudeCaller.get(Callers.VILLAGE + "/home", villager);
            default -> RudeCaller.get("/mp/v1/me/complaints", villager);
        };
    }

    /** What the storm's complaints set going is done as well. */
    private static void awaitAllTold() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> INSTALLATION.postgres().count("""
                select (select count(*) from event) - min(position) from event_cursor
                """) == 0);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static List<Long> windows() throws Exception {
        var windows = new ArrayList<Long>();
        for (var window = 0; window < 5; window++) {
            windows.add(served(Duration.ofMillis(700)));
        }
        return windows;
    }

    /** How many questions of eight callers are answered. */
    private static long served(Duration duration) throws Exception {
        var end = System.nanoTime() + duration.toNanos();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var served = 0L;
            for (var caller : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(number -> asking(end)).toList())) {
                served += caller.get();
            }
            return served;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Long> asking(long end) {
        return () -> {
            var answered = 0L;
            while (System.nanoTime() < end) {
                assertThat(callers.get("/mp/v1/me/complaints", villager).status())
                        .isEqualTo(200);
                answered++;
            }
            return answered;
        };
    }

    /** The workers of the instance itself hold a connection now and then. */
    private static void assertNothingIsStuck() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(acquired()).isLessThanOrEqualTo(1));
    }

    private static double acquired() {
        var metrics = ACQUIRED.matcher(callers.get(instance.metrics()).body());
        assertThat(metrics.find()).isTrue();
        return Double.parseDouble(metrics.group(1));
    }

    private static void assertNothingIsHalfWritten() {
        assertThat(INSTALLATION.postgres().column("""
                        select id from complaint c where version <> (
                            select count(*) from complaint_step s where s.village_id = c.village_id and s.complaint_id = c.id)
                        or not exists (select from idempotency i where i.made = c.id)
                        """)).isEmpty();
    }
}
