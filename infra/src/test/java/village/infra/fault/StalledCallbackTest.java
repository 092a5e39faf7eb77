package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.fault.Follower.Told;

/** Followers write while PostgreSQL hangs or an instance dies: WeChat is answered in time, and each gets one reply. */
class StalledCallbackTest {
    /** WeChat hangs up then. */
    private static final long IN_TIME_MILLIS = 5_000;

    private static final Duration STALL = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String HEARD = "听到：";
    private static final int CALLERS = 6;

    @RegisterExtension
    static final Installation INSTALLATION = new Installation(
            Map.of(NotingConversation.SETTING, "true", "village.account.answer", "6s", "village.account.lease", "7s"));

    private static final AtomicLong NUMBER = new AtomicLong(1);
    private static List<Instance> instances;
    private static Follower follower;

    @BeforeAll
    static void start() throws Exception {
        var first = INSTALLATION.start().awaitReady();
        instances = List.of(first, INSTALLATION.start().awaitReady());
        INSTALLATION.postgres().execute(NotingConversation.TABLE);
        follower = Follower.of(INSTALLATION.postgres(), INSTALLATION.sealer());
        for (var instance : instances) {
            assertThat(follower.says(instance, NUMBER.incrementAndGet(), "你好").words())
                    .isEqualTo(HEARD + "你好");
        }
    }

    @Test
    void answersEveryCallbackInTimeWhilePostgresStallsAndEachMessageOnce() throws Exception {
        var texts = new ConcurrentSkipListSet<String>();
        var told = Collections.synchronizedList(new ArrayList<Told>());
        INSTALLATION.postgres().stall();
        try {
            var end = System.nanoTime() + STALL.toNanos();
            for (var caller : telling(texts, told, () -> System.nanoTime() < end)) {
                caller.get();
            }
        } finally {
            INSTALLATION.postgres().goOn();
        }
        assertThat(told).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.millis()).as("%s", answer).isLessThan(IN_TIME_MILLIS);
        });
        awaitNothingDue();
        assertThat(replies(texts, told)).isEqualTo(once(texts));
    }

    @Test
    void tellsWhoeverIsInDangerWhomToCallWhilePostgresStalls() throws Exception {
        Told told;
        INSTALLATION.postgres().stall();
        try {
            told = follower.says(instances.get(0), NUMBER.incrementAndGet(), "我家着火了");
        } finally {
            INSTALLATION.postgres().goOn();
        }
        assertThat(told.millis()).isLessThan(IN_TIME_MILLIS);
        assertThat(told.words()).contains("119").contains("稍后回复您");
        awaitNothingDue();
    }

    @Test
    void letsWechatTellAgainWhileNothingCanBeKept() throws Exception {
        var number = NUMBER.incrementAndGet();
        INSTALLATION.postgres().stall();
        INSTALLATION.redis().stall();
        try {
            var refused = follower.says(instances.get(0), number, "都停了");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.millis()).isLessThan(IN_TIME_MILLIS);
        } finally {
            INSTALLATION.redis().goOn();
            INSTALLATION.postgres().goOn();
        }
        var again = follower.says(instances.get(1), number, "都停了");
        assertThat(again.status()).isEqualTo(200);
        awaitNothingDue();
        assertThat(replies(Set.of("都停了"), List.of(again))).containsEntry("都停了", 1);
    }

    @Test
    void sendsASlowReplyAfterwardsOnce() throws Exception {
        var number = NUMBER.incrementAndGet();
        var told = follower.says(instances.get(0), number, "慢慢说");
        assertThat(told.words()).isEqualTo("success");
        assertThat(told.millis()).isLessThan(IN_TIME_MILLIS);
        assertThat(follower.says(instances.get(1), number, "慢慢说").words()).isEqualTo("success");
        await().atMost(LIMIT).until(() -> sentLate().contains(HEARD + "慢慢说"));
        awaitNothingDue();
        assertThat(sentLate()).containsOnlyOnce(HEARD + "慢慢说");
    }

    @Test
    void answersElsewhereWhatAKilledInstanceHadInHand() throws Exception {
        var doomed = INSTALLATION.start().awaitReady();
        var threads = Executors.newSingleThreadExecutor();
        try {
            threads.submit(() -> follower.says(doomed, NUMBER.incrementAndGet(), "慢，要被杀"));
            await().atMost(LIMIT)
                    .until(() -> INSTALLATION
                                    .postgres()
                                    .count("select count(*) from account_inbox where state = 'answering'")
                            == 1);
            doomed.kill();
        } finally {
            threads.shutdownNow();
        }
        await().atMost(LIMIT).until(() -> sentLate().contains(HEARD + "慢，要被杀"));
        awaitNothingDue();
        assertThat(sentLate()).containsOnlyOnce(HEARD + "慢，要被杀");
    }

    /** Each message is told twice, at both instances. */
    private static List<Future<?>> telling(Set<String> texts, List<Told> told, BooleanSupplier goOn) {
        var threads = Executors.newFixedThreadPool(CALLERS);
        var callers = new ArrayList<Future<?>>();
        for (var caller = 0; caller < CALLERS; caller++) {
            callers.add(threads.submit(() -> {
                while (goOn.getAsBoolean()) {
                    var number = NUMBER.incrementAndGet();
                    texts.add("第" + number + "条");
                    told.add(follower.says(instances.get((int) (number % 2)), number, "第" + number + "条"));
                    told.add(follower.says(instances.get((int) (1 - number % 2)), number, "第" + number + "条"));
                }
                return null;
            }));
        }
        threads.shutdown();
        return callers;
    }

    /** How often each message was replied to: with its callback, however often that was told, or afterwards. */
    private static Map<String, Integer> replies(Set<String> texts, List<Told> told) {
        var replies = new HashMap<String, Integer>();
        var passive = new TreeSet<String>();
        told.stream().map(Told::words).filter(words -> words.startsWith(HEARD)).forEach(passive::add);
        passive.forEach(words -> replies.merge(words.substring(HEARD.length()), 1, Integer::sum));
        sentLate().stream()
                .map(words -> words.substring(HEARD.length()))
                .filter(texts::contains)
                .forEach(text -> replies.merge(text, 1, Integer::sum));
        return replies;
    }

    private static Map<String, Integer> once(Set<String> texts) {
        var once = new HashMap<String, Integer>();
        texts.forEach(text -> once.put(text, 1));
        return once;
    }

    private static List<String> sentLate() {
        return INSTALLATION.wechat().sent().stream()
                .filter(sent -> sent.path().equals("/cgi-bin/message/custom/send"))
                .map(sent -> sent.data().getOrDefault("text", ""))
                .toList();
    }

    private static void awaitNothingDue() {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(INSTALLATION.postgres().column("""
                select state || ' ' || attempts || ' ' || (due_at - now()) from account_inbox
                where due_at is not null
                """)).isEmpty();
            assertThat(INSTALLATION.redisLength("{account-inbox}")).isZero();
        });
    }
}
