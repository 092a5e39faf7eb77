package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An instance is killed under load; its callers turn to the other one with the keys they have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledInstanceTest {
    private static final int CLIENTS = 16;
    private static final int BEFORE = 100;
    private static final int AFTER = 60;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final Installation INSTALLATION = new Installation();

    /** Key to the id that was acknowledged for it. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private Instance first;
    private Instance second;
    private volatile boolean enough;

    @BeforeAll
    void complainWhileAnInstanceIsKilled() throws Exception {
        first = INSTALLATION.start();
        first.awaitReady();
        second = INSTALLATION.start().awaitReady();
        var villager = new Callers(first).signedIn("demo-villager-1");
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var clients = clients(villager).stream().map(threads::submit).toList();
            await().atMost(LIMIT).until(() -> acknowledged.size() >= BEFORE);
            first.kill();
            await().atMost(LIMIT).until(() -> acknowledged.size() >= BEFORE + AFTER);
            enough = true;
            for (Future<?> client : clients) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
        awaitAllSequenced();
    }

    /** Half of them begin at each instance. */
    private List<Runnable> clients(String token) {
        var both = List.of(new Callers(first), new Callers(second));
        return IntStream.range(0, CLIENTS)
                .<Runnable>mapToObj(number -> () -> complain(both, number % 2, token))
                .toList();
    }

    private void complain(List<Callers> instances, int at, String token) {
        var instance = at;
        while (!enough) {
            var key = UUID.randomUUID().toString();
            var answer = instances.get(instance).complain(token, key);
            while (answer.status() != 201) {
                instance = 1 - instance;
                answer = instances.get(instance).complain(token, key);
            }
            acknowledged.put(key, answer.id());
        }
    }

    private static void awaitAllSequenced() {
        await().atMost(LIMIT)
                .until(() -> INSTALLATION.postgres().count("select count(*) from event where position is null") == 0);
    }

    @Test
    void keepsEveryAcknowledgedComplaintExactlyOnce() {
        var kept = INSTALLATION.postgres().column("select id from complaint");
        assertThat(kept).containsExactlyInAnyOrderElementsOf(acknowledged.values());
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
    }

    @Test
    void keepsWhatEachKeyMade() {
        var made = INSTALLATION.postgres().column("select key || ' ' || made from idempotency where owner <> 'demo'");
        var told = acknowledged.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        assertThat(made).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void leavesNoComplaintHalfWritten() {
        assertNone("""
            select id from complaint c where version <> (
                select count(*) from complaint_step s where s.village_id = c.village_id and s.complaint_id = c.id)
            """);
        assertNone("""
            select id from complaint c where version <> (
                select count(*) from event e where e.subject_kind = 'complaint' and e.subject_id = c.id)
            """);
        assertNone("""
            select subject_id from event e where subject_kind = 'complaint'
            and not exists (select from complaint c where c.id = e.subject_id)
            """);
    }

    @Test
    void givesEventsPositionsWithoutAGapAndInEachSubjectsOrder() {
        assertThat(INSTALLATION.postgres().column("select position from event order by position"))
                .isEqualTo(
                        IntStream.rangeClosed(1, (int) INSTALLATION.postgres().count("select count(*) from event"))
                                .mapToObj(Integer::toString)
                                .collect(Collectors.toList()));
        assertNone("""
            select id from (select id, position, lag(position) over (
                partition by subject_kind, subject_id order by subject_version) as earlier from event) e
            where earlier > position
            """);
    }

    @Test
    void tellsEverybodyOnceThoughTwoInstancesFollowTheLog() {
        await().atMost(LIMIT).untilAsserted(() -> assertNone("""
            select e.id from event e where e.type = 'complaint.filed' and 1 <> (
                select count(*) from notice n where n.event_id = e.id and n.kind = 'filed')
            """));
    }

    private static void assertNone(String sql) {
        assertThat(INSTALLATION.postgres().column(sql)).as(sql).isEmpty();
    }
}
