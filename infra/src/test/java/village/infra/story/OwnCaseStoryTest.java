package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** A cadre brings a case of her own, and one for a relative: somebody else handles them, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnCaseStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints/";
    private static final String ROSTER = """
        select distinct b.roster_id from wechat_identity w join binding b on b.person_id = w.person_id
        where w.openid = 'demo-villager-1'
        """;
    private static final String TIE = """
        insert into family_tie (village_id, id, helper_id, helper_roster_id, roster_id, state, asked_at, decided_at)
        select distinct b.village_id, cast(:id as uuid), b.person_id, b.roster_id, cast(:roster as uuid), 'approved', now(), now()
        from wechat_identity w join binding b on b.person_id = w.person_id where w.openid = 'demo-cadre-1'
        """;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor villager;
    private Visitor cadre;
    private Visitor township;
    private final UUID tie = UUID.randomUUID();
    private UUID relative;

    @BeforeAll
    void meet() {
        villager = HERE.in("demo-cadre-1");
        cadre = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        relative = sql().sql(ROSTER).map(row -> row.get(0, UUID.class)).one().block(PATIENCE);
        sql().sql(TIE).bind("id", tie).bind("roster", relative).then().block(PATIENCE);
    }

    @AfterAll
    void part() {
        sql().sql("update family_tie set state = 'ended', ended_at = now() where id = :id")
                .bind("id", tie)
                .then()
                .block(PATIENCE);
    }

    private static DatabaseClient sql() {
        return HERE.context().getBean(DatabaseClient.class);
    }

    @Test
    void herOwnIsHandledByTheTownship() {
        isHandledByTheTownship(filed(Map.of("text", "门口的水沟堵了", "doorPlate", "FX201001")));
    }

    @Test
    void whatSheBringsForARelativeToo() {
        isHandledByTheTownship(filed(Map.of("text", "门口的水沟堵了", "doorPlate", "FX201001", "onBehalfOf", relative)));
    }

    private void isHandledByTheTownship(String complaint) {
        var hers = cadre.get(DESK + complaint).expect(200);
        assertThat(hers.texts("/can", "")).doesNotContain("answer", "dispatch", "verify", "close", "view-contact");
        cadre.post(DESK + complaint + "/answers", Map.of("text", "修好了")).expectProblem(403, "complaint.own-case");
        var herself = Map.of("handler", villager.get("/mp/v1/me").text("/person/id"));
        township.post(DESK + complaint + "/dispatches", herself).expectProblem(422, "complaint.handler-invalid");
        township.post(DESK + complaint + "/answers", Map.of("text", "修好了", "internalText", "他家自己堵的"))
                .expect(201);
        assertThat(township.get(DESK + complaint).body()).contains("他家自己堵的", "internalText");
        assertThat(cadre.get(DESK + complaint).expect(200).body())
                .contains("修好了")
                .doesNotContain("他家自己堵的", "internalText", "\"plan\"");
        cadre.post(DESK + complaint + "/verifications", Map.of("solved", true))
                .expectProblem(403, "complaint.own-case");
        villager.post(CASES + "/" + complaint + "/ratings", Map.of("fixed", true))
                .expect(201);
        cadre.post(DESK + complaint + "/closures", Map.of()).expectProblem(403, "complaint.own-case");
        township.post(DESK + complaint + "/closures", Map.of()).expect(201);
    }

    private String filed(Map<String, Object> report) {
        return villager.post(CASES, report).expect(201).text("/id");
    }
}
