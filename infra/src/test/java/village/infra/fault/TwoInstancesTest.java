package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one instance writes it shows at once, and the other within two seconds, though both keep what they showed. */
class TwoInstancesTest {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String NEWS = Callers.VILLAGE + "/news";
    private static final String DESK = NEWS.replace("/mp/", "/console/");
    private static final Pattern TITLE = Pattern.compile("\"title\":\"第([0-9]+)版\"");
    private static final int EDITS = 20;

    @RegisterExtension
    static final Installation INSTALLATION = new Installation("village.limits.enabled", "false");

    private static Instance here;
    private static Instance there;
    private static Desk cadre;
    private static String column;

    @BeforeAll
    static void start() throws IOException {
        here = INSTALLATION.start().awaitReady();
        there = INSTALLATION.start().awaitReady();
        cadre = Desk.open(here, new Callers(here).signedIn("demo-cadre-1"));
        column = new Callers(here).get(here.url(NEWS + "-columns")).id();
    }

    @Test
    void aWithdrawalShowsHereAtOnceAndThereInTime() {
        var id = published(1);
        assertThat(status(here, id)).isEqualTo(200);
        await().atMost(PROMISED)
                .until(() -> status(there, id) == 200 && shown(there, id).equals(List.of(true, true)));
        cadre.post(DESK + "/" + id + "/withdrawals", "{\"reason\":\"日期有误\"}");
        assertThat(status(here, id)).isEqualTo(410);
        assertThat(shown(here, id)).containsExactly(false, false);
        await().atMost(PROMISED)
                .until(() -> status(there, id) == 410 && shown(there, id).equals(List.of(false, false)));
    }

    /** Each instance watches the clock; none waits for the other and neither does what the other did. */
    @Test
    void whatIsScheduledGoesOutOnceAndIsSeenOnBoth() {
        var tomorrow = OffsetDateTime.now(ZoneOffset.ofHours(8)).plusDays(1);
        var ids = IntStream.range(0, 8)
                .mapToObj(number -> cadre.post(DESK, draft(number)).get("id").asString())
                .toList();
        ids.forEach(id -> cadre.post(DESK + "/" + id + "/publications", "{\"version\":1,\"at\":\"" + tomorrow + "\"}"));
        assertThat(status(here, ids.get(0))).isEqualTo(404);
        INSTALLATION
                .postgres()
                .execute(
                        "update news_article set scheduled_for = now() + interval '1 second' where status = 'scheduled'");
        await().atMost(Duration.ofSeconds(20)).until(() -> ids.stream().allMatch(id -> status(here, id) == 200));
        await().atMost(PROMISED).until(() -> ids.stream().allMatch(id -> status(there, id) == 200));
        var told = "select count(*) from event where type = 'news.published' and subject_id in ('%s')"
                .formatted(String.join("','", ids));
        assertThat(INSTALLATION.postgres().count(told)).isEqualTo(ids.size());
    }

    @Test
    void readersDuringEditsNeverSeeWhatIsOlderThanTheLastAcknowledgement() throws Exception {
        var id = published(1);
        title(here, id);
        var acknowledged = new AtomicInteger(1);
        var done = new AtomicBoolean();
        Queue<String> older = new ConcurrentLinkedQueue<>();
        var readers = Executors.newFixedThreadPool(4);
        for (var reader = 0; reader < 4; reader++) {
            readers.execute(() -> {
                while (!done.get()) {
                    var least = acknowledged.get();
                    var seen = title(here, id);
                    if (seen < least) {
                        older.add(seen + " after " + least);
                    }
                }
            });
        }
        var before = loads();
        var version = 2L;
        for (var edit = 2; edit <= EDITS; edit++) {
            cadre.put(DESK + "/" + id, version, draft(edit));
            cadre.post(DESK + "/" + id + "/publications", "{\"version\":" + (version + 1) + "}");
            version += 2;
            acknowledged.set(edit);
        }
        assertThat(title(here, id)).isEqualTo(EDITS);
        done.set(true);
        readers.shutdown();
        assertThat(readers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(older).isEmpty();
        assertThat(loads() - before).as("one for each act, none for its echo").isLessThanOrEqualTo(2L * (EDITS - 1));
        await().atMost(PROMISED).until(() -> title(there, id) == EDITS);
    }

    private static String published(int number) {
        var id = cadre.post(DESK, draft(number)).get("id").asString();
        cadre.post(DESK + "/" + id + "/publications", "{\"version\":1}");
        return id;
    }

    private static String draft(int number) {
        return """
                {"column":"%s","title":"第%d版","body":"<p>水库放水</p>","audience":"public"}""".formatted(column, number);
    }

    private static int status(Instance instance, String id) {
        return new Callers(instance).get(instance.url(NEWS + "/" + id)).status();
    }

    /** Whether the list of news shows it, and whether the home does. */
    private static List<Boolean> shown(Instance instance, String id) {
        var callers = new Callers(instance);
        return List.of(
                callers.get(instance.url(NEWS)).body().contains(id),
                callers.get(instance.url(Callers.VILLAGE + "/home")).body().contains(id));
    }

    private static int title(Instance instance, String id) {
        var found = TITLE.matcher(
                new Callers(instance).get(instance.url(NEWS + "/" + id)).body());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static long loads() {
        var metrics = new Callers(here).get(here.metrics()).body();
        var found = Pattern.compile("village_public_loads_total ([0-9.E]+)").matcher(metrics);
        assertThat(found.find()).isTrue();
        return (long) Double.parseDouble(found.group(1));
    }
}
