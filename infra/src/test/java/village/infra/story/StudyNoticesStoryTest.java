package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.attachment.MadeFiles;

/** Who is told what of study: the member of what becomes of his, his secretary of what waits; each of it once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyNoticesStoryTest {
    private static final String HERE_V = "/villages/" + VILLAGE;
    private static final String DESK = "/console/v1" + HERE_V;
    private static final String PHONE = "/mp/v1" + HERE_V;
    private static final String MINE = "/mp/v1/me/credits";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor member;
    private Visitor keeper;
    private Visitor secretary;
    private String who = "";
    private final Set<String> before = new HashSet<>();

    @BeforeAll
    void meet() {
        member = StudyAgreed.by(HERE.in("demo-party-1"));
        keeper = HERE.in("demo-cadre-1");
        secretary = HERE.desk("demo-cadre-1");
        var branch = secretary.get(DESK + "/credits/branch").expect(200);
        who = branch.text("/members/" + branch.texts("/members", "/name").indexOf("*向阳") + "/id");
    }

    @BeforeEach
    void look() {
        for (var reader : List.of(member, keeper)) {
            before.addAll(inbox(reader).texts("/items", "/id"));
        }
    }

    @Test
    void theMemberIsToldOfEachLineAndOfWhatBecomesOfIt() {
        var line = confirmed("2024-03-10", 1);
        told(member, "credit-booked", "您的学习记上了，点开看看。", 1);
        var appeal = member.post(MINE + "/appeals", Map.of("line", line, "text", "是两小时"))
                .expect(201)
                .text("/id");
        told(keeper, "task", "有党员对积分记录提出申诉，请到工作台处理。", 1);
        secretary
                .post(
                        DESK + "/credits/appeals/" + appeal + "/decisions",
                        Map.of("upheld", true, "reason", "是两小时", "quantity", 2))
                .expect(201);
        told(member, "credit-appeal-decided", "您对学习记录的申诉处理好了，结果和理由请点开看。", 1);
        told(member, "credit-reversed", "您有一条学习记录作废了，理由请点开看。不对可以申诉。", 1);
        assertThat(fresh(member))
                .filteredOn("credit-booked 您的学习记上了，点开看看。"::equals)
                .as("the corrected line is part of the decision")
                .hasSize(1);
        secretary.post(DESK + "/credits/closings", Map.of("year", 2024)).expect(201);
        told(member, "credit-year-closed", "2024 年的学习结账了，学习证明可以取了。", 1);
    }

    @Test
    void whoIsToldThatALineWasTakenBackAppealsAndGetsItBack() {
        var line = confirmed("2025-03-10", 3);
        var back = secretary
                .post(DESK + "/credits/reversals", Map.of("line", line, "reason", "签到表上没有"))
                .expect(201)
                .text("/id");
        told(member, "credit-reversed", "您有一条学习记录作废了，理由请点开看。不对可以申诉。", 1);
        assertThat(minutes(2025)).isZero();
        var filed = Map.of("line", back, "text", "签到表背面有我。");
        var appeal = member.post(MINE + "/appeals", filed).expect(201).text("/id");
        told(keeper, "task", "有党员对积分记录提出申诉，请到工作台处理。", 1);
        var decided = secretary
                .post(DESK + "/credits/appeals/" + appeal + "/decisions", Map.of("upheld", true, "reason", "背面确实有。"))
                .expect(201);
        assertThat(decided.text("/appeal/status")).isEqualTo("upheld");
        told(member, "credit-appeal-decided", "您对学习记录的申诉处理好了，结果和理由请点开看。", 1);
        assertThat(minutes(2025)).isEqualTo(180);
        var lines = member.get(MINE + "/entries").expect(200);
        var again = lines.texts("/items", "/id").indexOf(decided.text("/appeal/corrected"));
        assertThat(lines.text("/items/" + again + "/occurredAt"))
                .isEqualTo(lines.text("/items/" + lines.texts("/items", "/id").indexOf(line) + "/occurredAt"));
        member.post(MINE + "/appeals", filed).expectProblem(409, "credit.appeal-decided");
    }

    private String confirmed(String day, int hours) {
        var study = Map.of(
                "member", who, "rule", "offline-hour", "title", "镇党校培训", "day", day, "quantity", hours, "proof", "签到表");
        return secretary
                .post(DESK + "/credits/confirmations", study)
                .expect(201)
                .text("/id");
    }

    private int minutes(int year) {
        return member.get(MINE + "?year=" + year)
                .expect(200)
                .json()
                .at("/balance/minutes")
                .asInt();
    }

    @Test
    void whatIsHandedInIsToldToTheSecretaryAndBackToTheMember() throws IOException {
        for (var verdict : List.of(
                Map.of("approved", true, "rule", "offline-hour", "quantity", 1),
                Map.<String, Object>of("approved", false, "reason", "看不清"))) {
            var file = member.upload(PHONE + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                    .expect(201)
                    .text("/id");
            var study = member.post(
                            PHONE + "/offline-studies",
                            Map.of("title", "支部共建", "day", "2026-01-05", "hours", 1, "attachments", List.of(file)))
                    .expect(201)
                    .text("/id");
            secretary
                    .post(DESK + "/credits/offline-studies/" + study + "/decisions", verdict)
                    .expect(201);
        }
        told(keeper, "task", "有党员报了线下学习，请到工作台看材料、确认。", 2);
        told(member, "study-decided", "您的线下学习认定了，已经记上。", 1);
        told(member, "study-decided", "您报的线下学习没有认定，理由请点开看。", 1);
    }

    @Test
    void anAttendanceFromAfarIsToldToTheSecretaryAndBackToTheMember() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        for (var verdict :
                List.of(Map.of("approved", true), Map.<String, Object>of("approved", false, "reason", "没有连线"))) {
            var plan = Map.of(
                    "title", "重温入党誓词",
                    "startsAt", now.minusHours(1).toString(),
                    "endsAt", now.plusHours(1).toString());
            var activity =
                    secretary.post(DESK + "/activities", plan).expect(201).text("/id");
            var claim = member.post(PHONE + "/activities/" + activity + "/attendances", Map.of("remote", "视频连线"))
                    .expect(201)
                    .text("/id");
            secretary
                    .post(DESK + "/activities/" + activity + "/attendances/" + claim + "/decisions", verdict)
                    .expect(201);
        }
        told(keeper, "task", "有党员申报参加主题党日，请到工作台确认。", 2);
        told(member, "study-decided", "您参加的主题党日认定了，已经记上。", 1);
        told(member, "study-decided", "您申报参加的主题党日没有认定，理由请点开看。", 1);
    }

    /** Counts what came since the test began: other stories use the same people. */
    private void told(Visitor reader, String kind, String text, int times) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fresh(reader))
                        .filteredOn((kind + " " + text)::equals)
                        .as(kind + " " + text)
                        .hasSize(times));
    }

    private List<String> fresh(Visitor reader) {
        var inbox = inbox(reader);
        var ids = inbox.texts("/items", "/id");
        var kinds = inbox.texts("/items", "/kind");
        var texts = inbox.texts("/items", "/text");
        return IntStream.range(0, ids.size())
                .filter(at -> !before.contains(ids.get(at)))
                .mapToObj(at -> kinds.get(at) + " " + texts.get(at))
                .toList();
    }

    private static Reply inbox(Visitor reader) {
        return reader.get("/mp/v1/me/notices?limit=100").expect(200);
    }
}
