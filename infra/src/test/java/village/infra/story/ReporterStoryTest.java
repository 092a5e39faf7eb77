package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** Neighbours, the reporter and a Party member around two cases, over HTTP. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReporterStoryTest {
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints/";
    /** A spot no other story uses. */
    private static final String SPOT = "29.7151,120.2391";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor reporter;
    private Visitor neighbour;
    private Visitor member;
    private String lamp = "";
    private String wish = "";

    @BeforeAll
    void meet() {
        reporter = HERE.in("demo-villager-1");
        neighbour = HERE.in("demo-migrant-1");
        member = HERE.in("demo-party-1");
    }

    @Test
    @Order(1)
    void whatSheWritesSoundsLikeAStreetLight() {
        var guessed = reporter.post(
                        "/mp/v1/villages/" + VILLAGE + "/complaint-categories/suggestions", Map.of("text", "路灯不亮了"))
                .expect(200);
        assertThat(guessed.text("/items/0/code")).isEqualTo("0202");
        assertThat(guessed.text("/items/0/parentName")).isEqualTo("道路交通");
    }

    @Test
    @Order(2)
    void aNeighbourIsOfferedWhatIsReportedNearby() {
        lamp = reporter.post(CASES, lamp("private")).expect(201).text("/id");
        var near = neighbour.get(CASES + "?category=0202&near=" + SPOT).expect(200);
        var place = near.texts("/items", "/id").indexOf(lamp);
        assertThat(place).isNotNegative();
        var item = near.json().at("/items/" + place);
        assertThat(item.has("text")).isFalse();
        assertThat(item.has("ticket")).isFalse();
        assertThat(item.at("/public").asBoolean()).isFalse();
        assertThat(item.at("/distanceMetres").asInt()).isZero();
        neighbour.get(CASES + "/" + lamp).expectProblem(404, "complaint.not-found");
        HERE.in("demo-villager-2").get(CASES + "?near=" + SPOT).expectProblem(403, "identity.binding-required");
        HERE.stranger().get(CASES + "?near=" + SPOT).expectProblem(401, "session.required");
        neighbour.get(CASES + "?near=1,2,3").expectProblem(422, "request.invalid");
        neighbour.get(CASES + "?near=NaN,1").expectProblem(422, "request.invalid");
    }

    @Test
    @Order(2)
    void whatWasReportedAtADoorPlateIsFoundThere() {
        var there = reporter.post(CASES, Map.of("category", "0202", "text", "门牌旁的路灯不亮", "doorPlate", "FX201001"))
                .expect(201)
                .text("/id");
        var near = neighbour.get(CASES + "?doorPlate=FX201001").expect(200);
        assertThat(near.texts("/items", "/id")).contains(there);
        assertThat(near.body()).doesNotContain("门牌旁", "\"lat\"");
        neighbour.get(CASES + "?doorPlate=NOPLATE").expectProblem(404, "place.door-plate-not-found");
    }

    @Test
    @Order(3)
    void sheJoinsAndSeesHowFarItHasCome() {
        var joined = neighbour.post(CASES + "/" + lamp + "/supports", "{}").expect(201);
        neighbour.post(CASES + "/" + lamp + "/supports", "{}").expect(201);
        assertThat(joined.body()).doesNotContain("小店旁边");
        assertThat(joined.texts("/can", "")).containsExactly("unsupport");
        assertThat(followers(lamp)).isEqualTo(1);
        reporter.post(CASES + "/" + lamp + "/supports", "{}").expectProblem(409, "complaint.support-own");
    }

    @Test
    @Order(4)
    void theReporterAddsAndRemindsOnceADay() {
        var key = reporter.with("Idempotency-Key", UUID.randomUUID().toString());
        key.post(CASES + "/" + lamp + "/supplements", Map.of("text", "是从东数第二盏")).expect(201);
        var again = key.post(CASES + "/" + lamp + "/supplements", Map.of("text", "是从东数第二盏"))
                .expect(201);
        assertThat(again.texts("/timeline", "/type")).containsOnlyOnce("supplemented");
        reporter.post(CASES + "/" + lamp + "/reminders", "{}").expect(201);
        reporter.post(CASES + "/" + lamp + "/reminders", "{}").expectProblem(409, "complaint.reminded-today");
        reporter.post(CASES + "/" + lamp + "/supplements", "{}").expectProblem(422, "complaint.empty");
    }

    @Test
    @Order(5)
    void answeredIsNotFixed() {
        HERE.desk("demo-cadre-1")
                .post(DESK + lamp + "/answers", Map.of("text", "修好了", "internalText", "线路老化"))
                .expect(201);
        assertThat(neighbour.get(CASES + "/" + lamp).expect(200).text("/status"))
                .isEqualTo("answered");
        reporter.post(CASES + "/" + lamp + "/reopenings", Map.of("reason", " ")).expectProblem(422, "request.invalid");
        var reopened = reporter.post(CASES + "/" + lamp + "/reopenings", Map.of("reason", "还是不亮"))
                .expect(201);
        assertThat(reopened.text("/status")).isEqualTo("dispatched");
        assertThat(reopened.texts("/can", "")).contains("withdraw").doesNotContain("rate", "reopen");
    }

    @Test
    @Order(6)
    void sheTakesHerSupportBackAndKnowsNoMore() {
        neighbour.delete(CASES + "/" + lamp + "/supports/current").expect(204);
        assertThat(followers(lamp)).isZero();
        neighbour.get(CASES + "/" + lamp).expectProblem(404, "complaint.not-found");
        neighbour.delete(CASES + "/" + lamp + "/supports/current").expectProblem(404, "complaint.not-found");
    }

    @Test
    @Order(7)
    void aStrangerReadsAPublicCaseWithoutNameSpotOrInnerWords() {
        var shown = reporter.post(CASES, lamp("public")).expect(201).text("/id");
        reporter.post(CASES + "/" + shown + "/supplements", Map.of("text", "陈家门口"))
                .expect(201);
        var cadre = HERE.desk("demo-cadre-1");
        var answer = Map.of("text", "已经换好", "internalText", "线路老化");
        var publicly = new HashMap<String, Object>(answer);
        publicly.put("publish", true);
        cadre.post(DESK + shown + "/answers", publicly).expectProblem(403, "role.required");
        cadre.post(DESK + shown + "/answers", answer).expect(201);
        cadre.post(DESK + shown + "/publications", "").expectProblem(403, "role.required");
        neighbour.get(CASES + "/" + shown).expectProblem(404, "complaint.not-found");
        var township = HERE.desk("demo-dispatcher-1");
        assertThat(township.post(DESK + shown + "/publications", "").expect(201).text("/published"))
                .isEqualTo("true");
        var read = neighbour.get(CASES + "/" + shown).expect(200);
        assertThat(read.text("/text")).contains("小店旁边");
        assertThat(read.body()).doesNotContain("秀英", "线路老化", "陈家门口", "29.7151", "FX");
        assertThat(read.texts("/timeline", "/text")).contains("已经换好");
        township.delete(DESK + shown + "/publications/current").expect(204);
        neighbour.get(CASES + "/" + shown).expectProblem(404, "complaint.not-found");
    }

    @Test
    @Order(8)
    void aPartyMemberTakesAWish() {
        wish = reporter.post(CASES, Map.of("kind", "wish", "category", "0805", "text", "想请人帮忙修收音机"))
                .expect(201)
                .text("/id");
        var cadre = HERE.desk("demo-cadre-1");
        assertThat(cadre.post(DESK + wish + "/offers", "").expect(201).text("/offered"))
                .isEqualTo("true");
        reporter.get(CASES + "?claimable=true").expectProblem(403, "role.required");
        var offered = member.get(CASES + "?claimable=true&limit=100").expect(200);
        assertThat(offered.texts("/items", "/id")).contains(wish);
        assertThat(offered.body()).doesNotContain("秀英");
        assertThat(member.get(CASES + "/" + wish).expect(200).texts("/can", "")).contains("claim");
        neighbour.post(CASES + "/" + wish + "/claims", "{}").expectProblem(404, "complaint.not-found");
        var taken = member.post(CASES + "/" + wish + "/claims", "{}").expect(201);
        assertThat(taken.text("/status")).isEqualTo("in-progress");
        member.post(CASES + "/" + wish + "/claims", "{}").expectProblem(409, "complaint.already-claimed");
    }

    @Test
    @Order(9)
    void heMayGiveItBackAndTakeItAgain() {
        member.delete(CASES + "/" + wish + "/claims/current").expect(204);
        assertThat(member.post(CASES + "/" + wish + "/claims", "{}").expect(201).texts("/can", ""))
                .contains("unclaim", "report-claim");
    }

    @Test
    @Order(10)
    void hisResultIsHerAnswer() {
        member.post(CASES + "/" + wish + "/claim-results", Map.of("text", "收音机修好了。"))
                .expect(201);
        var read = reporter.get(CASES + "/" + wish).expect(200);
        assertThat(read.text("/status")).isEqualTo("answered");
        assertThat(read.texts("/timeline", "/actor")).endsWith("党员");
        assertThat(read.texts("/can", "")).contains("rate", "reopen");
        var cadre = HERE.desk("demo-cadre-1");
        cadre.post(DESK + wish + "/claim-confirmations", Map.of()).expectProblem(409, "complaint.wrong-state");
        var rated = reporter.post(CASES + "/" + wish + "/ratings", Map.of("fixed", true))
                .expect(201);
        assertThat(rated.text("/status")).isEqualTo("rated");
        assertThat(rated.json().at("/rating").has("stars")).isFalse();
        var confirmed = cadre.post(DESK + wish + "/claim-confirmations", Map.of("text", "谢谢帮忙"))
                .expect(201);
        assertThat(confirmed.texts("/timeline", "/type")).endsWith("claim-confirmed");
        cadre.post(DESK + wish + "/claim-confirmations", Map.of()).expectProblem(409, "complaint.claim-confirmed");
    }

    @Test
    @Order(11)
    void sheTakesAnotherCaseBack() {
        var mistake = reporter.post(CASES, Map.of("text", "看错了")).expect(201).text("/id");
        var closed = reporter.post(CASES + "/" + mistake + "/withdrawals", Map.of("reason", "看错了"))
                .expect(201);
        assertThat(closed.text("/status")).isEqualTo("closed");
        assertThat(closed.texts("/can", "")).contains("reopen").doesNotContain("supplement", "remind");
    }

    @Test
    @Order(12)
    void nobodyActsForSomebodyNobodyApproved() {
        reporter.post(CASES, Map.of("text", "代办", "onBehalfOf", UUID.randomUUID()))
                .expectProblem(403, "complaint.on-behalf-not-approved");
    }

    private static Map<String, Object> lamp(String visibility) {
        var report = new HashMap<String, Object>();
        report.put("category", "0202");
        report.put("text", "小店旁边的路灯不亮");
        report.put("visibility", visibility);
        report.put("point", Map.of("lat", 29.7151, "lon", 120.2391));
        return report;
    }

    private static long followers(String id) {
        List<Long> counted = sql().sql("""
                        select f.n from complaint c,
                          lateral (select count(*) n from complaint_follower where complaint_id = c.id) f
                        where c.id = :id and c.supports = f.n
                        """)
                .bind("id", UUID.fromString(id))
                .map(row -> row.get(0, Long.class))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(counted).as("rows and counter agree").hasSize(1);
        return counted.get(0);
    }

    private static DatabaseClient sql() {
        return HERE.context().getBean(DatabaseClient.class);
    }
}
