package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import village.api.credit.CreditYear;
import village.infra.evidence.Verifier;
import village.infra.identity.roster.Workbooks;

/** A Party member's year, over HTTP: study, caps, an appeal, closing, certificate. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CreditStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/credits";
    private static final String MINE = "/mp/v1/me/credits";
    private static final int YEAR = 2023;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path folder;

    private Visitor member;
    private Visitor secretary;
    private Visitor township;
    private String self = "";
    private String own = "";
    private String wrong = "";
    private String appeal = "";

    @BeforeAll
    void meet() {
        member = HERE.in("demo-party-1");
        secretary = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        var branch = secretary.get(DESK + "/branch?year=" + YEAR).expect(200);
        self = id(branch, "*向阳");
        own = id(branch, "赵*兰");
        assertThat(branch.body())
                .as("masked, and in no order but that of names")
                .doesNotContain("李向阳");
    }

    private static String id(Reply branch, String name) {
        return branch.text("/members/" + branch.texts("/members", "/name").indexOf(name) + "/id");
    }

    @Test
    @Order(1)
    void aMemberSeesWhatIsRequiredAndWhatWouldCountNext() {
        HERE.in("demo-villager-1").get(MINE).expectProblem(403, "role.required");
        var year = member.get(MINE).expect(200);
        assertThat(year.json().at("/required/minutes").asInt()).isEqualTo(1920);
        assertThat(year.texts("/next", "/rule/code")).contains("lesson", "activity", "offline-hour", "service");
        assertThat(year.text("/rules/version")).startsWith("starter-");
        member.post("/mp/v1/me/consents", Map.of("document", "credit", "version", year.text("/consentVersion")))
                .expect(204);
        assertThat(member.get(MINE).json().at("/consented").asBoolean()).isTrue();
    }

    @Test
    @Order(2)
    void theSecretaryConfirmsStudyAwayFromThePhoneUnderTheCapOfTheDay() {
        confirm(self, "offline-hour", YEAR + "-03-10", 1, "").expectProblem(422, "request.invalid");
        var first = confirm(self, "offline-hour", YEAR + "-03-10", 6, "签到表").expect(201);
        assertThat(first.json().at("/granted/points").asInt()).isEqualTo(6);
        var capped = confirm(self, "offline-hour", YEAR + "-03-10", 6, "签到表").expect(201);
        assertThat(capped.json().at("/granted/points").asInt()).isEqualTo(2);
        assertThat(capped.json().at("/granted/minutes").asInt()).isEqualTo(120);
        assertThat(capped.text("/limitedBy")).isEqualTo("day");
        wrong = confirm(self, "offline-hour", YEAR + "-05-20", 1, "结业证书")
                .expect(201)
                .text("/id");
        confirm(self, "lesson", YEAR + "-05-20", 1, "").expectProblem(422, "credit.rule-not-found");
        confirm(own, "offline-hour", YEAR + "-03-10", 1, "签到表").expectProblem(403, "credit.own");
        HERE.desk("demo-cadre-2")
                .post(DESK + "/confirmations", study(self, "offline-hour", YEAR + "-03-11", 1, "表"))
                .expectProblem(403, "role.required");
    }

    @Test
    @Order(3)
    void upwardOnlyTotalsAreSeenAndTheyAreThoseOfTheVillage() {
        var path = "/console/v1/study-overview?scope=330999101&year=" + YEAR;
        var above = township.get(path).expect(200);
        var row = above.json()
                .at("/items/" + above.texts("/items", "/village/code").indexOf(VILLAGE));
        var here = township.get(DESK + "/totals?year=" + YEAR).expect(200).json();
        assertThat(row.at("/members").asLong()).isEqualTo(here.at("/members").asLong());
        assertThat(row.at("/fulfilled").asLong())
                .isEqualTo(here.at("/fulfilled").asLong());
        assertThat(row.at("/branches").asLong()).isPositive();
        assertThat(above.body()).doesNotContain("向阳", "桂兰", "党支部");
        secretary.get(path).expectProblem(403, "role.required");
        township.get("/console/v1/study-overview?scope=330999102").expectProblem(403, "role.required");
    }

    @Test
    @Order(3)
    void aRepeatedConfirmationIsTheSameLine() {
        var body = study(self, "offline-half-day", YEAR + "-06-01", 1, "签到表");
        var phone = secretary.with("Idempotency-Key", "credit-story-half-day");
        var line = phone.post(DESK + "/confirmations", body).expect(201).text("/id");
        assertThat(phone.post(DESK + "/confirmations", body).expect(201).text("/id"))
                .isEqualTo(line);
        phone.post(DESK + "/confirmations", study(self, "offline-half-day", YEAR + "-06-02", 1, "签到表"))
                .expectProblem(422, "idempotency.key-reused");
    }

    @Test
    @Order(4)
    void newRulesComeTomorrowAndNeverBefore() {
        var today = CreditYear.day(Clock.systemUTC().instant());
        secretary.post(DESK + "/rules", rules(today.toString(), 5)).expectProblem(409, "credit.rules-date");
        secretary
                .post(
                        DESK + "/rules",
                        rules(today.plusDays(1).toString(), Map.of("points", 5, "perItem", Map.of("points", 1))))
                .expectProblem(422, "request.invalid");
        var published = secretary
                .post(DESK + "/rules", rules(today.plusDays(1).toString(), 5))
                .expect(201);
        secretary.post(DESK + "/rules", rules(today.plusDays(1).toString(), 6)).expectProblem(409, "credit.rules-date");
        assertThat(secretary.get(DESK + "/rules").texts("/items", "/version"))
                .startsWith(published.text("/version"))
                .endsWith("starter-1");
        var still = confirm(self, "offline-hour", today.toString(), 1, "签到表").expect(201);
        assertThat(still.text("/rulesVersion")).startsWith("starter-");
        assertThat(still.json().at("/granted/points").asInt()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void anAppealTakesALineBackAndTheMemberSeesWhy() {
        HERE.in("demo-cadre-1")
                .post(MINE + "/appeals", Map.of("line", wrong, "text", "不对"))
                .expectProblem(404, "credit.entry-not-found");
        var phone = member.with("Idempotency-Key", "credit-story-appeal");
        var said = Map.of("line", wrong, "text", "那天学了两个小时。");
        var filed = phone.post(MINE + "/appeals", said);
        appeal = filed.expect(201).text("/id");
        member.post(MINE + "/appeals", Map.of("line", wrong, "text", "再说一次"))
                .expectProblem(409, "credit.appeal-waiting");
        assertThat(secretary.get(DESK + "/appeals").texts("/items", "/id")).contains(appeal);
        assertThat(secretary
                        .get("/console/v1/villages/" + WholeVillage.VILLAGE + "/tasks")
                        .texts("/items", "/id"))
                .contains(appeal);
        secretary.post(DESK + "/closings", Map.of("year", YEAR)).expectProblem(409, "credit.year-appeals");
        township.post(decision(), Map.of("upheld", true, "reason", "越级")).expect(403);
        var decided = secretary.post(decision(), Map.of("upheld", true, "reason", "签到表上是两小时。", "quantity", 2));
        assertThat(decided.expect(201).text("/appeal/status")).isEqualTo("upheld");
        secretary
                .post(decision(), Map.of("upheld", false, "reason", "再想想"))
                .expectProblem(409, "credit.appeal-decided");
        var lines = member.get(MINE + "/entries").expect(200);
        assertThat(lines.texts("/items", "/reason")).contains("签到表上是两小时。");
        assertThat(lines.texts("/items", "/reverses")).contains(wrong);
        assertThat(lines.texts("/items", "/id")).contains(decided.text("/appeal/corrected"));
        assertThat(member.get(MINE + "/appeals").texts("/items", "/reason")).contains("签到表上是两小时。");
        member.post(MINE + "/appeals", Map.of("line", wrong, "text", "还不对"))
                .expectProblem(409, "credit.reversed-already");
        assertThat(phone.post(MINE + "/appeals", said).expect(201).text("/id"))
                .as("the phone that did not hear the answer")
                .isEqualTo(appeal);
    }

    private String decision() {
        return DESK + "/appeals/" + appeal + "/decisions";
    }

    @Test
    @Order(6)
    void nobodyDecidesHisOwnTheTownshipDoes() {
        var line = township.post(DESK + "/confirmations", study(own, "offline-hour", YEAR + "-07-01", 1, "签到表"));
        var mine = HERE.in("demo-cadre-1")
                .post(MINE + "/appeals", Map.of("line", line.expect(201).text("/id"), "text", "记少了"))
                .expect(201)
                .text("/id");
        secretary
                .post(DESK + "/appeals/" + mine + "/decisions", Map.of("upheld", true, "reason", "自己改"))
                .expectProblem(403, "credit.own");
        secretary
                .post(DESK + "/reversals", Map.of("line", line.text("/id"), "reason", "自己改"))
                .expectProblem(403, "credit.own");
        assertThat(township.get(DESK + "/appeals").texts("/items", "/id")).containsExactly(mine);
        township.post(DESK + "/appeals/" + mine + "/decisions", Map.of("upheld", false, "reason", "核对无误"))
                .expect(201);
    }

    @Test
    @Order(7)
    void aLookAtAMemberIsSeenByHim() {
        var look = secretary.post(DESK + "/members/" + self + "/views", Map.of("purpose", "核对培训签到", "year", YEAR));
        assertThat(look.expect(200).text("/name")).isEqualTo("李向阳");
        secretary
                .post(DESK + "/members/" + self + "/views", Map.of("purpose", " "))
                .expect(422);
        assertThat(member.get("/mp/v1/me/access-log").body()).contains("核对培训签到", YEAR + " 年党员学习积分台账");
    }

    @Test
    @Order(8)
    void aServiceThatWasConfirmedCountsOnce() {
        var wish = HERE.in("demo-villager-1")
                .post("/mp/v1/villages/" + VILLAGE + "/complaints", Map.of("kind", "wish", "text", "想修收音机"))
                .expect(201);
        var cases = "/villages/" + VILLAGE + "/complaints/" + wish.text("/id");
        secretary.post("/console/v1" + cases + "/offers", "{}").expect(201);
        served(cases);
        var title = "接单服务 " + wish.text("/ticket");
        lines(title, 1);
        HERE.in("demo-villager-1")
                .post("/mp/v1" + cases + "/reopenings", Map.of("reason", "又不响了"))
                .expect(201);
        lines(title, 2);
        secretary.post("/console/v1" + cases + "/offers", "{}").expect(201);
        served(cases);
        lines(title, 3);
        var gains = member.get(MINE + "/entries").texts("/items", "/granted/points");
        assertThat(gains).startsWith("3", "-3", "3");
        anAppealCountsItNoSecondTime(
                member.get(MINE + "/entries").expect(200).texts("/items", "/id").get(1));
        lines(title, 3);
    }

    private void anAppealCountsItNoSecondTime(String takenBack) {
        var filed = member.post(MINE + "/appeals", Map.of("line", takenBack, "text", "那一次也办好了"))
                .expect(201);
        var decisions = DESK + "/appeals/" + filed.text("/id") + "/decisions";
        secretary.post(decisions, Map.of("upheld", true, "reason", "办过")).expectProblem(409, "credit.source-reused");
        secretary.post(decisions, Map.of("upheld", false, "reason", "后来已经记了")).expect(201);
    }

    private void served(String cases) {
        member.post("/mp/v1" + cases + "/claims", "{}").expect(201);
        member.post("/mp/v1" + cases + "/claim-results", Map.of("text", "修好了。")).expect(201);
        HERE.in("demo-villager-1")
                .post("/mp/v1" + cases + "/ratings", Map.of("fixed", true, "stars", 5))
                .expect(201);
        secretary.post("/console/v1" + cases + "/claim-confirmations", "{}").expect(201);
    }

    private void lines(String title, int times) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(member.get(MINE + "/entries").texts("/items", "/title"))
                        .filteredOn(title::equals)
                        .hasSize(times));
    }

    @Test
    @Order(9)
    void aClosedYearStaysAsItIs() {
        secretary.post(DESK + "/closings", Map.of("year", 2999)).expectProblem(409, "credit.year-running");
        secretary.post(DESK + "/closings", Map.of("year", YEAR)).expect(201);
        secretary.post(DESK + "/closings", Map.of("year", YEAR)).expectProblem(409, "credit.year-closed");
        var late = confirm(self, "offline-hour", YEAR + "-12-31", 1, "签到表").expect(201);
        assertThat(late.json().at("/year").asInt()).isGreaterThan(YEAR);
        var year = member.get(MINE + "?year=" + YEAR).expect(200);
        assertThat(year.json().at("/closed").asBoolean()).isTrue();
        assertThat(year.json().at("/balance/minutes").asInt()).isEqualTo(480 + 240 + 120);
    }

    @Test
    @Order(10)
    void anybodyChecksACertificateAndItSaysNoMoreThanItMust() throws IOException {
        var issued = member.get(MINE + "/certificates/" + YEAR).expect(200);
        assertThat(member.get(MINE + "/certificates/" + YEAR).text("/token")).isEqualTo(issued.text("/token"));
        var read = HERE.stranger().post("/mp/v1/credit-certificate-checks", Map.of("token", issued.text("/token")));
        assertThat(read.expect(200).json().at("/balance/minutes").asInt()).isEqualTo(840);
        assertThat(read.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "village", "name", "year", "balance", "required", "fulfilled", "asOf", "closed");
        var text = issued.text("/note");
        assertThat(checked(text, issued.text("/verifierKey"))).isZero();
        assertThat(checked(text.replace("学时分钟：840", "学时分钟：1920"), issued.text("/verifierKey")))
                .isEqualTo(1);
        var forged = issued.text("/token").replaceFirst(".$", "AAAA");
        HERE.stranger()
                .post("/mp/v1/credit-certificate-checks", Map.of("token", forged))
                .expectProblem(422, "credit.certificate-invalid");
    }

    private static int checked(String text, String key) throws IOException {
        var file = Files.writeString(folder.resolve("certificate.txt"), text);
        return Verifier.run("Certificate.java", List.of(file.toString(), key)).exit();
    }

    @Test
    @Order(11)
    void whoeverAddsUpTheExportedLinesFindsWhatIsShown() throws IOException {
        for (var year : List.of(YEAR, CreditYear.of(Clock.systemUTC().instant()))) {
            var shown = member.get(MINE + "?year=" + year).expect(200).json();
            var file = folder.resolve(year + ".csv");
            Files.write(
                    file, member.get(MINE + "/exports?year=" + year).expect(200).bytes());
            var verdict = Verifier.run("Recount.java", List.of(file.toString()));
            assertThat(verdict.exit()).as(verdict.words()).isZero();
            assertThat(verdict.words().strip())
                    .isEqualTo("%s,%d,%s,%s,%s"
                            .formatted(
                                    self,
                                    year,
                                    shown.at("/lines"),
                                    shown.at("/balance/points"),
                                    shown.at("/balance/minutes")));
            var sources = 0;
            for (var source : shown.at("/bySource")) {
                sources += source.at("/amount/minutes").asInt();
            }
            assertThat(sources).isEqualTo(shown.at("/balance/minutes").asInt());
            var fewer = Files.readAllLines(file);
            fewer.remove(1);
            assertThat(Verifier.run(
                                    "Recount.java",
                                    List.of(Files.write(file, fewer).toString()))
                            .exit())
                    .isEqualTo(1);
        }
        var totals = township.get(DESK + "/totals?year=" + YEAR).expect(200);
        assertThat(totals.json().at("/minutes").asInt()).isEqualTo(840 + 60);
        assertThat(totals.body()).doesNotContain("name", "id\"");
    }

    @Test
    @Order(12)
    void recordsOfEarlierYearsComeInOnceAndWrongRowsAreNamed() {
        assertThat(secretary.get(DESK + "/imports/template").expect(200).bytes())
                .startsWith('P', 'K');
        var table = Workbooks.of(List.of(
                List.of("姓名", "年度", "学时", "积分", "说明"),
                List.of("李向阳", "2021", "32", "40", "2021 年集中学习"),
                List.of("李向阳", "2021", "1.5", "", "2021 年夜学"),
                List.of("赵桂兰", "2021", "32", "40", ""),
                List.of("没有此人", "2021", "32", "40", ""),
                List.of("李向阳", "二〇二一", "32", "40", ""),
                List.of("李向阳", String.valueOf(YEAR), "1", "1", "补记")));
        var first = secretary.upload(DESK + "/imports", "a.xlsx", XLSX, table).expect(200);
        assertThat(first.json().at("/added").asInt()).isEqualTo(2);
        assertThat(first.texts("/errors", "/row")).containsExactly("4", "5", "6", "7");
        var again = secretary.upload(DESK + "/imports", "a.xlsx", XLSX, table).expect(200);
        assertThat(again.json().at("/added").asInt()).isZero();
        assertThat(again.json().at("/unchanged").asInt()).isEqualTo(2);
        assertThat(member.get(MINE + "?year=2021").json().at("/balance/minutes").asInt())
                .isEqualTo(32 * 60 + 90);
        theTownshipBringsInThatOfTheSecretary();
        anAppealThatCannotBeCorrectedTakesNothingBack();
        aWrongRowIsReversedAndComesInAgainCorrected(table);
        whatWasWronglyReversedComesBack();
        secretary
                .upload(DESK + "/imports", "a.xlsx", XLSX, Workbooks.of(List.of(List.of("姓名"))))
                .expectProblem(422, "credit.sheet-unreadable");
    }

    private void theTownshipBringsInThatOfTheSecretary() {
        assertThat(township.get(DESK + "/imports/template").expect(200).bytes()).startsWith('P', 'K');
        var table = Workbooks.of(List.of(
                List.of("姓名", "年度", "学时", "积分", "说明"),
                List.of("赵桂兰", "2021", "56", "", "2021 年集中学习"),
                List.of("李向阳", "2021", "1", "", "书记管的")));
        var report = township.upload(DESK + "/imports", "c.xlsx", XLSX, table).expect(200);
        assertThat(report.json().at("/added").asInt()).isEqualTo(1);
        assertThat(report.texts("/errors", "/row")).containsExactly("3");
    }

    private void whatWasWronglyReversedComesBack() {
        var before = member.get(MINE + "?year=2021").json().at("/balance").toString();
        var lines = member.get(MINE + "/entries?year=2021").expect(200);
        var right =
                lines.texts("/items", "/id").get(lines.texts("/items", "/title").indexOf("2021 年集中学习"));
        var reversal = secretary
                .post(DESK + "/reversals", Map.of("line", right, "reason", "看错了行"))
                .expect(201)
                .text("/id");
        var appeal = member.post(MINE + "/appeals", Map.of("line", reversal, "text", "那一年确实学了。"))
                .expect(201)
                .text("/id");
        secretary
                .post(DESK + "/appeals/" + appeal + "/decisions", Map.of("upheld", true, "reason", "确实看错了。"))
                .expect(201);
        assertThat(member.get(MINE + "?year=2021").json().at("/balance").toString())
                .isEqualTo(before);
    }

    private void aWrongRowIsReversedAndComesInAgainCorrected(byte[] before) {
        var lines = member.get(MINE + "/entries?year=2021").expect(200);
        var night =
                lines.texts("/items", "/id").get(lines.texts("/items", "/title").indexOf("2021 年夜学"));
        var corrected = Workbooks.of(
                List.of(List.of("姓名", "年度", "学时", "积分", "说明"), List.of("李向阳", "2021", "2.5", "", "2021 年夜学")));
        var early =
                secretary.upload(DESK + "/imports", "b.xlsx", XLSX, corrected).expect(200);
        assertThat(early.texts("/errors", "/row")).as("still stands").containsExactly("2");
        var appeal = member.post(MINE + "/appeals", Map.of("line", night, "text", "是两个半小时。"))
                .expect(201);
        secretary
                .post(DESK + "/reversals", Map.of("line", night, "reason", "抄错了"))
                .expectProblem(409, "credit.appeal-waiting");
        secretary
                .post(
                        DESK + "/appeals/" + appeal.text("/id") + "/decisions",
                        Map.of("upheld", true, "reason", "抄错了，重新导入。"))
                .expect(201);
        for (var added : List.of(1, 0)) {
            var again = secretary
                    .upload(DESK + "/imports", "b.xlsx", XLSX, corrected)
                    .expect(200);
            assertThat(again.json().at("/added").asInt()).isEqualTo(added);
            assertThat(again.texts("/errors", "/row")).isEmpty();
        }
        var old = secretary.upload(DESK + "/imports", "a.xlsx", XLSX, before).expect(200);
        assertThat(old.json().at("/added").asInt()).isZero();
        assertThat(old.texts("/errors", "/row")).as("the wrong number too").containsExactly("3", "4", "5", "6", "7");
        assertThat(member.get(MINE + "?year=2021").json().at("/balance/minutes").asInt())
                .isEqualTo(32 * 60 + 150);
    }

    /** No rule gives what was brought along: with a number, the whole decision is refused and the line stands. */
    private void anAppealThatCannotBeCorrectedTakesNothingBack() {
        var lines = member.get(MINE + "/entries?year=2021").expect(200);
        var filed = member.post(MINE + "/appeals", Map.of("line", lines.text("/items/0/id"), "text", "应为两小时。"))
                .expect(201);
        var decisions = DESK + "/appeals/" + filed.text("/id") + "/decisions";
        secretary
                .post(decisions, Map.of("upheld", true, "reason", "是两小时。", "quantity", 2))
                .expectProblem(422, "credit.rule-not-found");
        assertThat(member.get(MINE + "?year=2021").json().at("/balance/minutes").asInt())
                .isEqualTo(32 * 60 + 90);
        secretary.post(decisions, Map.of("upheld", false, "reason", "核对无误。")).expect(201);
    }

    @Test
    @Order(13)
    void aBranchsExportAddsUpAndEverybodyInItReadsOfIt() throws IOException {
        var taken = secretary
                .post(DESK + "/exports", Map.of("purpose", "年终归档", "year", YEAR))
                .expect(200);
        var file = Files.write(folder.resolve("branch.csv"), taken.bytes());
        var verdict = Verifier.run("Recount.java", List.of(file.toString()));
        assertThat(verdict.exit()).as(verdict.words()).isZero();
        assertThat(verdict.words()).contains(self + "," + YEAR + ",").contains(own + "," + YEAR + ",1,1,60");
        assertThat(member.get("/mp/v1/me/access-log").body()).contains("年终归档");
        assertThat(member.get("/mp/v1/me/data").expect(200).body()).contains("镇党校培训");
    }

    /** Nobody is ranked and no on-line time is counted: no route, field or order speaks of either. */
    @Test
    @Order(14)
    void nothingRanksPersonsOrCountsTimeOnLine() {
        var documents = HERE.stranger().get("/v3/api-docs/mp").expect(200).body()
                + HERE.stranger().get("/v3/api-docs/console").expect(200).body();
        var paths = JsonMapper.shared()
                .readTree(HERE.stranger().get("/v3/api-docs/console").bytes());
        assertThat(documents).doesNotContainIgnoringCase("leaderboard").doesNotContainIgnoringCase("onlineMinutes");
        assertThat(paths.at("/paths").propertyNames())
                .filteredOn(path -> path.contains("/credits"))
                .isNotEmpty()
                .noneMatch(path -> path.matches(".*(rank|sort|top|order|online).*"));
        for (var name : List.of("CreditMember", "CreditBranch", "CreditTotals", "CreditMemberLines")) {
            assertThat(paths.at("/components/schemas/" + name + "/properties").propertyNames())
                    .as(name)
                    .isNotEmpty()
                    .noneMatch(field -> field.toLowerCase(Locale.ROOT).matches(".*(rank|place|position|online).*"));
        }
        var names = secretary.get(DESK + "/branch").expect(200).texts("/members", "/name");
        assertThat(names).isEqualTo(secretary.get(DESK + "/branch?year=" + YEAR).texts("/members", "/name"));
    }

    private Reply confirm(String who, String rule, String day, int quantity, String proof) {
        return secretary.post(DESK + "/confirmations", study(who, rule, day, quantity, proof));
    }

    private static Map<String, Object> study(String who, String rule, String day, int quantity, String proof) {
        return Map.of("member", who, "rule", rule, "title", "镇党校培训", "day", day, "quantity", quantity, "proof", proof);
    }

    private static Map<String, Object> rules(String from, int points) {
        return rules(from, Map.of("points", points));
    }

    private static Map<String, Object> rules(String from, Map<String, Object> gives) {
        var rule = new HashMap<String, Object>(
                Map.of("code", "offline-hour", "source", "offline", "name", "线下学习", "unit", "小时", "per", 1));
        rule.putAll(Map.of("minutes", 60, "proof", true, "perDay", Map.of("points", 10)));
        rule.putAll(gives);
        return Map.of(
                "effectiveFrom",
                from,
                "basis",
                "支部大会通过",
                "requiredPoints",
                0,
                "requiredMinutes",
                1920,
                "leaderPoints",
                0,
                "leaderMinutes",
                3360,
                "rules",
                List.of(rule));
    }
}
