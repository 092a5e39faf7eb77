package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A themed Party day over HTTP: signed on the spot, claimed from afar, written down by the secretary. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/activities";
    private static final String CREDITS = "/console/v1/villages/" + VILLAGE + "/credits";
    private static final String PHONE = "/mp/v1/villages/" + VILLAGE + "/activities";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor secretary;
    private Visitor member;
    private Visitor away;

    @BeforeAll
    void arrive() {
        secretary = HERE.desk("demo-cadre-1");
        member = StudyAgreed.by(HERE.in("test-party-2"));
        away = HERE.in("test-party-3");
        away.delete("/mp/v1/me/consents/credit").expect(204);
        var early = planned(-1, 1);
        for (var body : List.of(Map.of("code", code(early)), Map.of("remote", "视频"))) {
            away.post(PHONE + "/" + early + "/attendances", body).expectProblem(403, "credit.consent-required");
        }
        StudyAgreed.by(away);
    }

    @Test
    void theCodeOnTheWallCountsOnceAndOnlyHereAndNow() {
        var here = planned(-1, 1);
        var elsewhere = code(planned(-1, 1));
        member.post(PHONE + "/" + here + "/attendances", Map.of("code", elsewhere))
                .expectProblem(422, "activity.code-wrong");
        var signed = member.post(PHONE + "/" + here + "/attendances", Map.of("code", code(here)))
                .expect(201);
        assertThat(signed.text("/status")).isEqualTo("confirmed");
        assertThat(member.post(PHONE + "/" + here + "/attendances", Map.of("code", code(here)))
                        .expect(201)
                        .text("/id"))
                .isEqualTo(signed.text("/id"));
        for (var again = 0; again < 12; again++) {
            member.post(PHONE + "/" + here + "/attendances", Map.of("code", code(here)))
                    .expect(201);
        }
        assertThat(secretary.get(DESK + "/" + here).expect(200).texts("/attendances", "/howLabel"))
                .containsExactly("签到码");
        var above = HERE.desk("demo-dispatcher-1").get(DESK + "/" + here).expect(200);
        assertThat(above.texts("/attendances", "/id"))
                .as("the secretary's to know")
                .isEmpty();
        assertThat(above.text("/counts/confirmed")).isEqualTo("1");
        assertThat(above.body()).doesNotContain("*正");
        assertThat(member.get(PHONE + "/" + here).expect(200).text("/attendance/status"))
                .isEqualTo("confirmed");
        assertThat(secretary.get(DESK + "/" + here + "/qr-code").expect(200).body())
                .startsWith("<svg");
    }

    @Test
    void whoSeesTheCodeProvesNothingByItTheTownshipDecides() {
        var keeper = StudyAgreed.by(HERE.in("demo-cadre-1"));
        var township = HERE.desk("demo-dispatcher-1");
        var activity = planned(-1, 1);
        var signed = keeper.post(PHONE + "/" + activity + "/attendances", Map.of("code", code(activity)))
                .expect(201);
        assertThat(signed.text("/status")).isEqualTo("waiting");
        var decisions = DESK + "/" + activity + "/attendances/" + signed.text("/id") + "/decisions";
        secretary.post(decisions, Map.of("approved", true)).expectProblem(403, "credit.own");
        assertThat(township.get("/console/v1/villages/" + VILLAGE + "/tasks").texts("/items", "/id"))
                .contains(activity);
        township.post(decisions, Map.of("approved", true)).expect(201);
        assertThat(keeper.get(PHONE + "/" + activity).expect(200).text("/attendance/status"))
                .isEqualTo("confirmed");
    }

    @Test
    void whoGuessesIsSentToTheSecretary() {
        var activity = planned(-1, 1);
        var good = code(activity);
        var bad = good.equals("000000") ? "000001" : "000000";
        for (var guess = 0; guess < 10; guess++) {
            away.post(PHONE + "/" + activity + "/attendances", Map.of("code", bad))
                    .expectProblem(422, "activity.code-wrong");
        }
        away.post(PHONE + "/" + activity + "/attendances", Map.of("code", code(activity)))
                .expectProblem(409, "activity.code-locked");
        var sheet = secretary.get(DESK + "/" + activity).expect(200);
        var names = sheet.texts("/absent", "/name");
        var who = sheet.texts("/absent", "/id").get(names.indexOf("*快"));
        var written = secretary
                .post(DESK + "/" + activity + "/attendances", Map.of("member", who))
                .expect(201);
        assertThat(written.texts("/attendances", "/how")).containsExactly("keeper");
    }

    @Test
    void whoIsAwaySaysHowAndTheSecretaryDecides() {
        var activity = planned(-5, -3);
        away.post(PHONE + "/" + activity + "/attendances", Map.of()).expectProblem(422, "request.invalid");
        away.post(PHONE + "/" + activity + "/attendances", Map.of("remote", " "))
                .expectProblem(422, "request.invalid");
        var claim = away.post(PHONE + "/" + activity + "/attendances", Map.of("remote", "视频连线全程参加"))
                .expect(201);
        assertThat(claim.text("/status")).isEqualTo("waiting");
        var decisions = DESK + "/" + activity + "/attendances/" + claim.text("/id") + "/decisions";
        assertThat(waiting()).contains(activity);
        secretary.post(decisions, Map.of("approved", false)).expectProblem(422, "request.invalid");
        secretary.post(decisions, Map.of("approved", true)).expect(201);
        assertThat(waiting()).doesNotContain(activity);
        secretary.post(decisions, Map.of("approved", true)).expectProblem(409, "activity.attendance-decided");
        assertThat(away.get(PHONE + "/" + activity).expect(200).text("/attendance/status"))
                .isEqualTo("confirmed");
    }

    /** Refused by mistake, he is written down after all. */
    @Test
    void whoWasRefusedIsNoDeadEnd() {
        var activity = planned(-30, -28);
        var claim = away.post(PHONE + "/" + activity + "/attendances", Map.of("remote", "视频连线全程参加"))
                .expect(201);
        var there = DESK + "/" + activity + "/attendances";
        secretary
                .post(there + "/" + claim.text("/id") + "/decisions", Map.of("approved", false, "reason", "没有看到"))
                .expect(201);
        var sheet = secretary.get(DESK + "/" + activity).expect(200);
        var at = sheet.texts("/absent", "/refused").indexOf("true");
        assertThat(at).isNotNegative();
        var who = sheet.texts("/absent", "/id").get(at);
        var written = secretary.post(there, Map.of("member", who)).expect(201);
        assertThat(written.texts("/attendances", "/status")).containsExactly("confirmed");
        assertThat(written.texts("/absent", "/id")).doesNotContain(who);
    }

    @Test
    void aYearThatWasMistypedIsNoYear() {
        secretary
                .post(
                        DESK,
                        Map.of(
                                "title",
                                "重温入党誓词",
                                "place",
                                "文化礼堂",
                                "startsAt",
                                "0026-12-01T09:00:00+08:00",
                                "endsAt",
                                "0026-12-01T11:00:00+08:00"))
                .expectProblem(422, "request.invalid");
    }

    @Test
    void whatWasCalledOffNobodyTookPartIn() {
        var activity = planned(-1, 1);
        var claim = away.post(PHONE + "/" + activity + "/attendances", Map.of("remote", "视频连线"))
                .expect(201);
        secretary.post(DESK + "/" + activity + "/cancellations", "{}").expect(201);
        var decisions = DESK + "/" + activity + "/attendances/" + claim.text("/id") + "/decisions";
        secretary.post(decisions, Map.of("approved", true)).expectProblem(409, "activity.closed");
        secretary.post(decisions, Map.of("approved", false, "reason", "活动取消了")).expect(201);
        assertThat(away.get(PHONE + "/" + activity).expect(200).text("/attendance/status"))
                .isEqualTo("refused");
    }

    private List<String> waiting() {
        return secretary
                .get("/console/v1/villages/" + WholeVillage.VILLAGE + "/tasks")
                .expect(200)
                .texts("/items", "/id");
    }

    /** Early birds are booked before it begins. */
    @Test
    void whatWasBookedOfWhatWasCalledOffIsTakenBack() {
        var activity = planned(0, 2);
        var early = StudyAgreed.by(HERE.in("demo-party-1"));
        early.post(PHONE + "/" + activity + "/attendances", Map.of("code", code(activity)))
                .expect(201);
        secretary.post(DESK + "/" + activity + "/cancellations", "{}").expect(201);
        var last = early.get("/mp/v1/me/credits/entries?limit=5").expect(200);
        assertThat(last.body()).contains("这次活动取消了");
        var mine = early.get(PHONE + "/" + activity).expect(200);
        assertThat(mine.text("/attendance/status")).isEqualTo("called-off");
        assertThat(mine.text("/attendance/statusLabel")).isEqualTo("活动已取消");
        assertThat(secretary.get(DESK + "/" + activity).expect(200).texts("/attendances", "/statusLabel"))
                .containsExactly("活动已取消");
    }

    @Test
    void nothingIsSignedBeforeOrAfterOrWhenCalledOff() {
        var later = planned(24, 26);
        secretary.get(DESK + "/" + later + "/code").expectProblem(409, "activity.closed");
        member.post(PHONE + "/" + later + "/attendances", Map.of("code", "000000"))
                .expectProblem(409, "activity.closed");
        member.post(PHONE + "/" + later + "/attendances", Map.of("remote", "视频"))
                .expectProblem(409, "activity.closed");
        secretary.post(DESK + "/" + later + "/cancellations", "{}").expect(201);
        assertThat(member.get(PHONE + "/" + later)
                        .expect(200)
                        .json()
                        .at("/cancelled")
                        .asBoolean())
                .isTrue();
        member.get(PHONE + "/" + UUID.randomUUID()).expectProblem(404, "activity.not-found");
        secretary.post(DESK, plan(2, 1)).expectProblem(422, "request.invalid");
        HERE.in("demo-villager-1").get(PHONE).expectProblem(403, "role.required");
    }

    /** He is in two places at once, or in one for half an hour. */
    @Test
    void noMoreIsBookedThanTheTimeThatPassed() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var half = secretary
                .post(DESK, plan(now.minusHours(9), now.minusHours(9).plusMinutes(30)))
                .expect(201)
                .text("/id");
        var sheet = secretary.get(DESK + "/" + half).expect(200);
        var who = sheet.texts("/absent", "/id")
                .get(sheet.texts("/absent", "/name").indexOf("*正"));
        secretary
                .post(DESK + "/" + half + "/attendances", Map.of("member", who))
                .expect(201);
        var line = member.get("/mp/v1/me/credits/entries").expect(200);
        assertThat(line.text("/items/0/wanted/minutes")).isEqualTo("30");
        anAppealMakesItNoLonger(line.text("/items/0/id"));
        var around = planned(-10, -8);
        secretary
                .post(DESK + "/" + around + "/attendances", Map.of("member", who))
                .expectProblem(409, "activity.overlaps");
        assertThat(secretary.get(DESK + "/" + around).expect(200).texts("/attendances", "/id"))
                .isEmpty();
        var next = secretary
                .post(DESK, plan(now.minusHours(9).plusMinutes(30), now.minusHours(8)))
                .expect(201)
                .text("/id");
        secretary
                .post(DESK + "/" + next + "/attendances", Map.of("member", who))
                .expect(201);
    }

    /** What was taken back comes again by an appeal, but not beside what was booked for the same time meanwhile. */
    @Test
    void anUpheldAppealPutsNobodyInTwoPlaces() {
        var first = planned(-80, -78);
        present(first, 201);
        var line = latest("/id");
        var back = secretary
                .post(CREDITS + "/reversals", Map.of("line", line, "reason", "签错了人"))
                .expect(201)
                .text("/id");
        var other = planned(-79, -77);
        present(other, 201);
        var instead = latest("/id");
        var appeal = member.post("/mp/v1/me/credits/appeals", Map.of("line", back, "text", "我去了"))
                .expect(201)
                .text("/id");
        var decisions = CREDITS + "/appeals/" + appeal + "/decisions";
        var upheld = Map.of("upheld", true, "reason", "查过签到表，去了");
        secretary.post(decisions, upheld).expectProblem(409, "activity.overlaps");
        assertThat(latest("/id")).as("nothing was booked").isEqualTo(instead);
        secretary
                .post(CREDITS + "/reversals", Map.of("line", instead, "reason", "那时他在另一场"))
                .expect(201);
        var decided = secretary.post(decisions, upheld).expect(201);
        assertThat(decided.text("/appeal/status")).isEqualTo("upheld");
        assertThat(latest("/id")).isEqualTo(decided.text("/appeal/corrected"));
        assertThat(latest("/granted/minutes")).isEqualTo("120");
        present(planned(-79, -78), 409);
        member.post("/mp/v1/me/credits/appeals", Map.of("line", back, "text", "再记一次"))
                .expectProblem(409, "credit.appeal-decided");
    }

    private String latest(String pointer) {
        return member.get("/mp/v1/me/credits/entries").expect(200).text("/items/0" + pointer);
    }

    private void present(String activity, int status) {
        var sheet = secretary.get(DESK + "/" + activity).expect(200);
        var who = sheet.texts("/absent", "/id")
                .get(sheet.texts("/absent", "/name").indexOf("*正"));
        secretary
                .post(DESK + "/" + activity + "/attendances", Map.of("member", who))
                .expect(status);
    }

    private void anAppealMakesItNoLonger(String line) {
        var credits = "/mp/v1/me/credits";
        var appeal = member.post(credits + "/appeals", Map.of("line", line, "text", "少记了"))
                .expect(201)
                .text("/id");
        secretary
                .post(
                        DESK.replace("/activities", "/credits/appeals/") + appeal + "/decisions",
                        Map.of("upheld", true, "reason", "按两次记", "quantity", 2))
                .expect(201);
        assertThat(member.get(credits + "/entries").expect(200).text("/items/0/wanted/minutes"))
                .isEqualTo("30");
    }

    private static Map<String, String> plan(int from, int to) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return plan(now.plusHours(from), now.plusHours(to));
    }

    private static Map<String, String> plan(OffsetDateTime from, OffsetDateTime to) {
        return Map.of("title", "重温入党誓词", "place", "文化礼堂", "startsAt", from.toString(), "endsAt", to.toString());
    }

    private String planned(int from, int to) {
        return secretary.post(DESK, plan(from, to)).expect(201).text("/id");
    }

    private String code(String activity) {
        return secretary.get(DESK + "/" + activity + "/code").expect(200).text("/code");
    }
}
