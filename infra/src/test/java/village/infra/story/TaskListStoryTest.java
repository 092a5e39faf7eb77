package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** What staff read page by page over HTTP: the tasks of the day, and cases by what they look for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskListStoryTest {
    private static final String DESK = "/console/v1/villages/" + WholeVillage.VILLAGE;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final String mark = "水渠" + UUID.randomUUID().toString().substring(0, 6);
    private final List<String> mine = new ArrayList<>();
    private Visitor cadre;
    private Visitor township;

    @BeforeAll
    void register() {
        cadre = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        for (var number = 1; number <= 5; number++) {
            mine.add(registered(mark + "第 " + number + " 处漏水"));
        }
    }

    private String registered(String text) {
        var caller = Map.of("name", "何小满", "phone", "19900000077");
        return cadre.post(DESK + "/complaints", Map.of("source", "phone", "caller", caller, "text", text))
                .expect(201)
                .text("/id");
    }

    @Test
    void tasksArePagedByDueTimeWithNothingTwiceAndNothingLostWhileMoreCome() {
        var seen = new ArrayList<String>();
        var due = new ArrayList<OffsetDateTime>();
        var path = DESK + "/tasks?limit=2";
        String after = "";
        var pages = 0;
        do {
            var page =
                    cadre.get(after.isEmpty() ? path : path + "&after=" + after).expect(200);
            var items = page.json().at("/items");
            for (var item : items) {
                if (item.at("/kind").asString().equals("complaint")) {
                    seen.add(item.at("/id").asString());
                    due.add(OffsetDateTime.parse(item.at("/dueAt").asString()));
                } else {
                    assertThat(pages).as("only the first page has others").isZero();
                }
            }
            if (pages == 0) {
                mine.add(registered(mark + "后来的一处"));
            }
            after = page.json().at("/next").asString("");
            pages++;
        } while (!after.isEmpty() && pages < 200);
        assertThat(after).isEmpty();
        assertThat(seen).doesNotHaveDuplicates().containsAll(mine);
        assertThat(due).isSorted();
        assertThat(pages).isGreaterThan(2);
    }

    /** Numbers of the own village, without anybody's words; what is about staff above the village only. */
    @Test
    void staffSeeHowMuchDidNotReachHowMany() {
        var grid = HERE.desk("demo-grid-1");
        var before = new Undelivered(cadre);
        var beforeAbove = new Undelivered(township);
        var beforeGrid = new Undelivered(grid);
        var one = UUID.randomUUID();
        undelivered(one, "parked", "named");
        undelivered(one, "unknown", "unnamed");
        undelivered(UUID.randomUUID(), "impossible", "above");
        undelivered(UUID.randomUUID(), "sent", "named");
        assertThat(new Undelivered(cadre)).isEqualTo(before.and(2, 1));
        assertThat(new Undelivered(grid)).isEqualTo(beforeGrid.and(2, 1));
        assertThat(new Undelivered(township)).isEqualTo(beforeAbove.and(3, 2));
        var first = cadre.get(DESK + "/tasks?limit=2").expect(200);
        assertThat(first.body()).doesNotContain("谁也不该看到的话");
        var second = cadre.get(DESK + "/tasks?limit=2&after=" + first.text("/next"));
        assertThat(second.expect(200).json().at("/undelivered").isObject()).isFalse();
        var committee = HERE.desk("demo-committee-1").get(DESK + "/tasks").expect(200);
        assertThat(committee.json().at("/undelivered").isObject()).isFalse();
        var listed = cadre.get(DESK + "/notices/parked").expect(200).text("/items/0/id");
        cadre.post(DESK + "/notices/parked/" + listed + "/readings", Map.of()).expect(204);
        assertThat(new Undelivered(cadre).notices).isEqualTo(before.notices + 1);
    }

    private record Undelivered(int notices, int people) {
        Undelivered(Visitor staff) {
            this(staff.get(DESK + "/tasks").expect(200));
        }

        private Undelivered(Reply page) {
            this(
                    page.json().at("/undelivered/notices").asInt(),
                    page.json().at("/undelivered/people").asInt());
        }

        Undelivered and(int more, int others) {
            return new Undelivered(notices + more, people + others);
        }
    }

    private static void undelivered(UUID person, String state, String discretion) {
        var notice = UUID.randomUUID();
        var lines = List.of(
                "insert into person (id) values ('%1$s') on conflict do nothing",
                "insert into notice (id, person_id, event_id, kind, village_id, title, text, link, created_at, discretion)"
                        + " select '%2$s', '%1$s', '%2$s', 'answered', village_id, '', '谁也不该看到的话', '', now(), '%4$s'"
                        + " from village_code where code = '" + WholeVillage.VILLAGE + "'",
                "insert into notice_delivery (id, notice_id, village_id, channel, app_id, openid, template_id, page, data,"
                        + " state, planned_at, ended_at) select '%2$s', id, village_id, 'template', 'wx', 'o', 't', '', '{}',"
                        + " '%3$s', now(), now() from notice where id = '%2$s'");
        for (var line : lines) {
            HERE.context()
                    .getBean(DatabaseClient.class)
                    .sql(line.formatted(person, notice, state, discretion))
                    .then()
                    .block(PATIENCE);
        }
    }

    @Test
    void refusesPagesThereAreNot() {
        cadre.get(DESK + "/tasks?after=abc").expectProblem(400, "list.cursor-invalid");
        cadre.get(DESK + "/tasks?limit=0").expectProblem(400, "list.limit-invalid");
        cadre.get(DESK + "/tasks?limit=101").expectProblem(400, "list.limit-invalid");
        var other = cadre.get(DESK + "/complaints?limit=1").expect(200).text("/next");
        cadre.get(DESK + "/tasks?after=" + other).expectProblem(400, "list.cursor-invalid");
        cadre.get(DESK + "/complaints?status=ended&after=" + other).expectProblem(400, "list.cursor-invalid");
    }

    @Test
    void casesAreFoundByWhatOneLooksFor() {
        assertThat(ids("q=" + encoded(mark))).containsExactlyInAnyOrderElementsOf(new HashSet<>(mine));
        assertThat(ids("q=" + encoded(mark) + "&colour=green")).containsAll(mine);
        assertThat(ids("q=" + encoded(mark) + "&colour=red")).isEmpty();
        assertThat(ids("q=" + encoded(mark) + "&status=ended")).isEmpty();
        assertThat(ids("q=" + encoded(mark) + "&grid=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("q=" + encoded(mark) + "&category=9999")).isEmpty();
        cadre.get(DESK + "/complaints?status=moon").expectProblem(422, "request.invalid");
        cadre.get(DESK + "/complaints?colour=blue").expectProblem(422, "request.invalid");
        HERE.desk("demo-committee-1").get(DESK + "/complaints").expectProblem(403, "role.required");
        assertThat(township.get("/console/v1/villages/" + OTHER_VILLAGE + "/complaints?status=all&q=" + encoded(mark))
                        .expect(200)
                        .texts("/items", "/id"))
                .isEmpty();
    }

    /** The office outside lets the law's time run out: the township has it among its tasks, and so has the county. */
    @Test
    void whatIsOverdueOutsideIsATaskOfTheTownshipAndTheCounty() {
        var sent = registered("公路塌了一块");
        township.post(DESK + "/complaints/" + sent + "/transfers", Map.of("office", "县公路段"))
                .expect(201);
        var county = HERE.desk("demo-supervisor-1");
        assertThat(tasks(county)).doesNotContain(sent);
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("update complaint set due_at = now() - interval '1 hour' where id = :id")
                .bind("id", UUID.fromString(sent))
                .then()
                .block(PATIENCE);
        assertThat(tasks(township)).contains(sent);
        assertThat(tasks(county)).contains(sent);
        assertThat(tasks(cadre)).doesNotContain(sent);
    }

    /** Nobody judges his own answer, and a checked one waits no more. */
    @Test
    void anAnswerIsATaskOfWhoeverMayCheckIt() {
        var answered = registered("井盖响");
        cadre.post(DESK + "/complaints/" + answered + "/answers", Map.of("text", "垫好了"))
                .expect(201);
        dueBeforeAllOthers(answered);
        assertThat(tasks(cadre)).doesNotContain(answered);
        assertThat(kinds(township, answered)).containsExactly("verification");
        township.post(DESK + "/complaints/" + answered + "/verifications", Map.of("solved", true))
                .expect(201);
        assertThat(tasks(township)).doesNotContain(answered);
    }

    private static void dueBeforeAllOthers(String complaint) {
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("update complaint set due_at = filed_at - interval '1000 days' where id = :id")
                .bind("id", UUID.fromString(complaint))
                .then()
                .block(PATIENCE);
    }

    private static List<String> kinds(Visitor staff, String id) {
        var tasks = staff.get(DESK + "/tasks?limit=1").expect(200);
        var ids = tasks.texts("/items", "/id");
        var kinds = tasks.texts("/items", "/kind");
        return IntStream.range(0, ids.size())
                .filter(at -> ids.get(at).equals(id))
                .mapToObj(kinds::get)
                .toList();
    }

    private static List<String> tasks(Visitor staff) {
        return staff.get(DESK + "/tasks?limit=1").expect(200).texts("/items", "/id");
    }

    private List<String> ids(String query) {
        return cadre.get(DESK + "/complaints?limit=100&" + query).expect(200).texts("/items", "/id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
