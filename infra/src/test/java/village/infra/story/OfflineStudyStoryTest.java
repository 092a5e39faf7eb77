package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.CreditYear;
import village.infra.attachment.MadeFiles;

/** Study away from the phone over HTTP: handed in with its proof, looked at, booked or refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineStudyStoryTest {
    private static final String HERE_V = "/villages/" + VILLAGE;
    private static final String PHONE = "/mp/v1" + HERE_V + "/offline-studies";
    private static final String DESK = "/console/v1" + HERE_V + "/credits/offline-studies";
    private static final String MINE = "/mp/v1/me/credits";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor member;
    private Visitor secretary;

    @BeforeAll
    void meet() throws IOException {
        member = HERE.in("demo-party-1");
        secretary = HERE.desk("demo-cadre-1");
        StudyAgreed.by(HERE.in("demo-cadre-1"));
        var proof = photo(member);
        member.delete("/mp/v1/me/consents/credit").expect(204);
        member.post(PHONE, study("还没同意", 1, List.of(proof))).expectProblem(403, "credit.consent-required");
        StudyAgreed.by(member);
    }

    @Test
    void aMemberHandsInHisStudyAndTheSecretaryBooksIt() throws IOException {
        var proof = List.of(photo(member), photo(member));
        var body = study("镇党校春季轮训", 6, proof);
        var phone = member.with("Idempotency-Key", UUID.randomUUID().toString());
        var handed = phone.post(PHONE, body).expect(201);
        assertThat(phone.post(PHONE, body).expect(201).text("/id")).isEqualTo(handed.text("/id"));
        assertThat(handed.text("/status")).isEqualTo("waiting");
        assertThat(secretary.get("/console/v1" + HERE_V + "/tasks").texts("/items", "/id"))
                .contains(handed.text("/id"));
        assertThat(secretary.get(DESK).texts("/items", "/id")).contains(handed.text("/id"));
        var seen = secretary.get(DESK + "/" + handed.text("/id")).expect(200);
        assertThat(seen.text("/member")).isEqualTo("*向阳");
        assertThat(seen.texts("/files", "/type")).containsExactly("image", "image");
        assertThat(seen.text("/files/0/state")).isIn("pending", "review");
        secretary.get("/console/v1" + HERE_V + "/attachments/" + proof.get(0)).expect(200);
        var decisions = DESK + "/" + handed.text("/id") + "/decisions";
        secretary.post(decisions, Map.of("approved", true)).expectProblem(422, "request.invalid");
        secretary
                .post(decisions, Map.of("approved", true, "rule", "lesson", "quantity", 6))
                .expectProblem(422, "credit.rule-not-found");
        var decided = secretary
                .post(decisions, Map.of("approved", true, "rule", "offline-hour", "quantity", 5))
                .expect(201);
        assertThat(decided.text("/study/status")).isEqualTo("confirmed");
        secretary
                .post(decisions, Map.of("approved", false, "reason", "再想想"))
                .expectProblem(409, "credit.offline-decided");
        var lines = member.get(MINE + "/entries").expect(200);
        var at = lines.texts("/items", "/id").indexOf(decided.text("/study/line"));
        assertThat(lines.text("/items/" + at + "/title")).isEqualTo("镇党校春季轮训");
        assertThat(lines.json().at("/items/" + at + "/granted/minutes").asInt()).isEqualTo(300);
        member.post(PHONE + "/" + handed.text("/id") + "/withdrawals", "{}")
                .expectProblem(409, "credit.offline-decided");
        member.post(PHONE, study("同一张照片再报一次", 6, proof)).expectProblem(422, "attachment.not-yours");
    }

    @Test
    void whatIsRefusedIsSaidWhyAndWhatWaitsMayBeTakenBack() throws IOException {
        var refused = handedIn(member, "自学");
        var decisions = DESK + "/" + refused + "/decisions";
        secretary.post(decisions, Map.of("approved", false)).expectProblem(422, "request.invalid");
        secretary
                .post(decisions, Map.of("approved", false, "reason", "照片看不清，请重新拍。"))
                .expect(201);
        var mine = member.get(PHONE).expect(200);
        var at = mine.texts("/items", "/id").indexOf(refused);
        assertThat(mine.text("/items/" + at + "/reason")).isEqualTo("照片看不清，请重新拍。");
        var back = handedIn(member, "报错了");
        for (var again = 0; again < 2; again++) {
            assertThat(member.post(PHONE + "/" + back + "/withdrawals", "{}")
                            .expect(201)
                            .text("/status"))
                    .isEqualTo("withdrawn");
        }
        assertThat(secretary.get(DESK).texts("/items", "/id")).doesNotContain(back);
        secretary
                .post(DESK + "/" + back + "/decisions", Map.of("approved", true, "rule", "offline-hour", "quantity", 1))
                .expectProblem(409, "credit.offline-decided");
        HERE.in("test-party-2")
                .post(PHONE + "/" + back + "/withdrawals", "{}")
                .expectProblem(404, "credit.offline-not-found");
    }

    /** What others of these tests left waiting counts too. */
    @Test
    void tenMayWaitAtATimeAndWhoTakesOneBackHandsInAnother() throws IOException {
        var waiting = new ArrayList<String>();
        var last = member.post(PHONE, study("自学", 1, List.of(photo(member))));
        while (last.status() == 201 && waiting.size() < 10) {
            waiting.add(last.text("/id"));
            last = member.post(PHONE, study("再自学", 1, List.of(photo(member))));
        }
        last.expectProblem(409, "credit.offline-too-many");
        assertThat(last.text("/detail")).contains("10 份");
        member.post(PHONE + "/" + waiting.remove(0) + "/withdrawals", "{}").expect(201);
        waiting.add(handedIn(member, "再交一份"));
        waiting.forEach(
                id -> member.post(PHONE + "/" + id + "/withdrawals", "{}").expect(201));
    }

    @Test
    void theProofIsSeenByTheMemberAndHisSecretaryAndNobodyElse() throws IOException {
        var proof = photo(member);
        var id =
                member.post(PHONE, study("支部共建", 2, List.of(proof))).expect(201).text("/id");
        var file = HERE_V + "/attachments/" + proof;
        member.get("/mp/v1" + file).expect(200);
        secretary.get("/console/v1" + file).expect(200);
        for (var other : List.of("test-party-2", "demo-villager-1", "demo-cadre-2")) {
            HERE.in(other).get("/mp/v1" + file).expectProblem(404, "attachment.not-found");
        }
        for (var other : List.of("demo-grid-1", "demo-committee-1", "demo-dispatcher-1")) {
            HERE.desk(other).get("/console/v1" + file).expectProblem(404, "attachment.not-found");
        }
        HERE.desk("demo-cadre-2").get("/console/v1" + file).expectProblem(403, "role.required");
        HERE.desk("demo-cadre-2").get(DESK + "/" + id).expectProblem(403, "role.required");
        HERE.desk("demo-dispatcher-1").get(DESK + "/" + id).expectProblem(403, "role.required");
        assertThat(HERE.desk("demo-dispatcher-1")
                        .get("/console/v1" + HERE_V + "/attachments")
                        .body())
                .doesNotContain(proof);
    }

    @Test
    void nonsenseIsNotTaken() throws IOException {
        var proof = photo(member);
        member.post(PHONE, study("没有材料", 2, List.of())).expectProblem(422, "request.invalid");
        member.post(PHONE, study("太久", 101, List.of(proof))).expectProblem(422, "request.invalid");
        member.post(PHONE, study(" ", 1, List.of(proof))).expectProblem(422, "request.invalid");
        var tomorrow = new HashMap<String, Object>(study("明天", 1, List.of(proof)));
        tomorrow.put("day", today().plusDays(1).toString());
        member.post(PHONE, tomorrow).expectProblem(422, "credit.future");
        var many = IntStream.range(0, 7).mapToObj(number -> UUID.randomUUID().toString());
        member.post(PHONE, study("太多", 1, many.toList())).expectProblem(422, "request.invalid");
        member.post(PHONE, study("别人的", 1, List.of(photo(HERE.in("test-party-2")))))
                .expectProblem(422, "attachment.not-yours");
        HERE.in("demo-villager-1").post(PHONE, study("不是党员", 1, List.of(proof))).expectProblem(403, "role.required");
    }

    @Test
    void aSecretarysOwnIsDecidedByTheTownship() throws IOException {
        var own = handedIn(HERE.in("demo-cadre-1"), "书记自己的培训");
        var decision = Map.of("approved", true, "rule", "offline-hour", "quantity", 2);
        secretary.post(DESK + "/" + own + "/decisions", decision).expectProblem(403, "credit.own");
        var township = HERE.desk("demo-dispatcher-1");
        assertThat(township.get(DESK).texts("/items", "/id")).containsExactly(own);
        township.post(DESK + "/" + own + "/decisions", decision).expect(201);
    }

    @Test
    void whatASecretaryWritesDownMayCarryTheProof() throws IOException {
        var branch = secretary.get("/console/v1" + HERE_V + "/credits/branch").expect(200);
        var who = branch.text("/members/" + branch.texts("/members", "/name").indexOf("*向阳") + "/id");
        var file = secretary
                .upload("/console/v1" + HERE_V + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        var body = Map.of(
                "member",
                who,
                "rule",
                "offline-half-day",
                "title",
                "县里集中培训",
                "day",
                "2026-04-01",
                "quantity",
                1,
                "attachments",
                List.of(file));
        var desk = secretary.with("Idempotency-Key", UUID.randomUUID().toString());
        var line = desk.post("/console/v1" + HERE_V + "/credits/confirmations", body)
                .expect(201)
                .text("/id");
        assertThat(desk.post("/console/v1" + HERE_V + "/credits/confirmations", body)
                        .expect(201)
                        .text("/id"))
                .isEqualTo(line);
        var mine = member.get(PHONE).expect(200);
        var at = mine.texts("/items", "/line").indexOf(line);
        assertThat(mine.text("/items/" + at + "/attachments/0")).isEqualTo(file);
        member.get("/mp/v1" + HERE_V + "/attachments/" + file).expectProblem(403, "attachment.not-viewable");
        HERE.in("test-party-2")
                .get("/mp/v1" + HERE_V + "/attachments/" + file)
                .expectProblem(404, "attachment.not-found");
        var id = mine.text("/items/" + at + "/id");
        member.post(PHONE + "/" + id + "/withdrawals", "{}").expectProblem(409, "credit.offline-decided");
        assertThat(secretary.get(DESK + "/" + id).expect(200).text("/files/0/name"))
                .isEqualTo("a.jpg");
    }

    @Test
    void noNumberAmongThoseOfFilesMayBeMissing() {
        var none = "\"attachments\": [null]";
        var study = "\"title\": \"培训\", \"day\": \"2026-04-01\", ";
        var console = "/console/v1" + HERE_V;
        var someone = UUID.randomUUID();
        member.post(PHONE, "{" + study + "\"hours\": 1, " + none + "}").expectProblem(422, "request.invalid");
        member.post("/mp/v1" + HERE_V + "/inquiries", "{\"desk\": \"office\", \"text\": \"问\", " + none + "}")
                .expectProblem(422, "request.invalid");
        member.post("/mp/v1" + HERE_V + "/complaints", "{\"text\": \"路灯\", " + none + "}")
                .expectProblem(422, "request.invalid");
        var confirmation = "{\"member\": \"" + someone + "\", \"rule\": \"offline-hour\", \"quantity\": 1, " + study;
        secretary
                .post(console + "/credits/confirmations", confirmation + none + "}")
                .expectProblem(422, "request.invalid");
        for (var act : List.of("/notes", "/answers")) {
            secretary
                    .post(console + "/complaints/" + someone + act, "{\"text\": \"好了\", " + none + "}")
                    .expectProblem(422, "request.invalid");
        }
        secretary
                .post(console + "/roles", "{\"role\": \"grid-worker\", \"phone\": \"19900000033\", \"grids\": [null]}")
                .expectProblem(422, "request.invalid");
    }

    @Test
    void aConsentMayBeTakenBackAndGivenAgain() throws IOException {
        var other = StudyAgreed.by(HERE.in("test-party-3"));
        handedIn(other, "同意以后");
        for (var again = 0; again < 2; again++) {
            other.delete("/mp/v1/me/consents/credit").expect(204);
        }
        assertThat(other.get(MINE).json().at("/consented").asBoolean()).isFalse();
        other.post(PHONE, study("收回以后", 1, List.of(photo(other)))).expectProblem(403, "credit.consent-required");
        assertThat(other.get(PHONE).texts("/items", "/title")).containsExactly("同意以后");
        StudyAgreed.by(other);
        handedIn(other, "又同意了");
        other.delete("/mp/v1/me/consents/privacy").expectProblem(409, "identity.consent-needed");
    }

    private static String photo(Visitor who) throws IOException {
        return who.upload("/mp/v1" + HERE_V + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
    }

    private String handedIn(Visitor who, String title) throws IOException {
        return who.post(PHONE, study(title, 2, List.of(photo(who)))).expect(201).text("/id");
    }

    private static Map<String, Object> study(String title, int hours, List<String> files) {
        return Map.of("title", title, "day", today().toString(), "hours", hours, "attachments", files);
    }

    private static LocalDate today() {
        return CreditYear.day(Clock.systemUTC().instant());
    }
}
