package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import village.infra.crypto.Sealer;

/** Somebody comes from 浙里办. */
class CitizenStoryTest {
    private static final String SESSIONS = "/mp/v1/sessions/zhejiang";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    /** The one the simulated platform calls {@code visitor} stands on the roster of 枫溪村 and has never been here. */
    @BeforeAll
    static void enrol() {
        var sealer = HERE.context().getBean(Sealer.class);
        var id = UUID.randomUUID();
        var citizen = RunningVillage.VISITOR;
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("""
                    insert into roster_person (village_id, id, kind, name_sealed, name_index, phone_sealed,
                      phone_index, id_number_sealed, id_number_index, id_last4_index, born)
                    select village_id, :id, 'villager', :name, :nameIndex, :phone, :phoneIndex, :number,
                      :numberIndex, :last4, date '1990-03-12' from village_code where code = :code
                    """)
                .bind("id", id)
                .bind("name", sealer.seal("roster_person.name", id, citizen.name()))
                .bind("nameIndex", sealer.index("roster_person.name", citizen.name()))
                .bind("phone", sealer.seal("roster_person.phone", id, citizen.phone()))
                .bind("phoneIndex", sealer.index("roster_person.phone", citizen.phone()))
                .bind("number", sealer.seal("roster_person.id_number", id, citizen.idNumber()))
                .bind("numberIndex", sealer.index("roster_person.id_number", citizen.idNumber()))
                .bind(
                        "last4",
                        sealer.index(
                                "roster_person.id_last4", citizen.idNumber().substring(14)))
                .bind("code", VILLAGE)
                .then()
                .block(Duration.ofSeconds(10));
    }

    private static Reply signIn(String ticket) {
        return HERE.stranger().post(SESSIONS, Map.of("ticketId", ticket));
    }

    private static Visitor holding(Reply signedIn) {
        return HERE.stranger()
                .with("Authorization", "Bearer " + signedIn.expect(201).text("/accessToken"));
    }

    @Test
    void whoeverAgreedIsFoundOnTheRosterWhenHeComesAgain() {
        var first = signIn("ticket-visitor.1");
        var citizen = holding(first);
        assertThat(first.body()).doesNotContain(RunningVillage.VISITOR.idNumber());
        assertThat(first.texts("/villages", "/code")).isEmpty();
        citizen.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        var second = signIn("ticket-visitor.2");
        var me = holding(second).get("/mp/v1/me").expect(200);
        assertThat(me.text("/villages/0/binding")).isEqualTo("bound");
        assertThat(me.text("/person/id")).isEqualTo(citizen.get("/mp/v1/me").text("/person/id"));
        holding(second)
                .post("/mp/v1/villages/" + VILLAGE + "/complaints", Map.of("text", "桥上的栏杆松了"))
                .expect(201);
        var refreshed =
                HERE.stranger().post("/mp/v1/sessions/refreshes", Map.of("refreshToken", second.text("/refreshToken")));
        holding(refreshed).get("/mp/v1/me").expect(200);
    }

    private static Reply agreedAndBack(String user) {
        holding(signIn("ticket-" + user + "." + UUID.randomUUID()))
                .post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        return signIn("ticket-" + user + "." + UUID.randomUUID()).expect(201);
    }

    /** What a session begun there comes to once its access token is over. */
    private static Reply goesOn(Reply signedIn) {
        return HERE.stranger()
                .post("/mp/v1/sessions/refreshes", Map.of("refreshToken", signedIn.text("/refreshToken")));
    }

    /** She is bound through WeChat: whoever 浙里办 says she is, is nobody else. She is told, and can end it. */
    @Test
    void whoIsBoundThroughWechatIsThatSamePersonUntilSheEndsIt() {
        var wechat = HERE.in("demo-villager-1");
        var her = wechat.get("/mp/v1/me").text("/person/id");
        var stranger = holding(signIn("ticket-demo-villager-1.first"));
        assertThat(stranger.get("/mp/v1/me").text("/person/id")).isNotEqualTo(her);
        var before = signIn("ticket-demo-villager-1.before").expect(201);
        var back = agreedAndBack("demo-villager-1");
        var citizen = holding(back);
        assertThat(citizen.get("/mp/v1/me").text("/person/id")).isEqualTo(her);
        assertThat(citizen.get("/mp/v1/me").text("/villages/0/binding")).isEqualTo("bound");
        goesOn(before).expect(401);
        wechat.get("/mp/v1/me").expect(200);
        assertThat(wechat.get("/mp/v1/me/access-log").expect(200).body()).contains("从浙里办登录");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                wechat.get("/mp/v1/me/notices").expect(200).body())
                        .contains("从浙里办登录了", "请点开解除"));
        var ways = wechat.get("/mp/v1/me/citizen-joins").expect(200);
        assertThat(ways.text("/items/0/platformLabel")).isEqualTo("浙里办");
        var way = "/mp/v1/me/citizen-joins/" + ways.text("/items/0/id");
        HERE.in("demo-villager-2").delete(way).expectProblem(404, "identity.binding-not-found");
        wechat.delete(way).expect(204);
        wechat.delete(way).expectProblem(404, "identity.binding-not-found");
        goesOn(back).expect(401);
        wechat.get("/mp/v1/me").expect(200);
        assertThat(holding(agreedAndBack("demo-villager-1")).get("/mp/v1/me").text("/person/id"))
                .as("not joined again by itself")
                .isNotEqualTo(her);
    }

    @Test
    void theVillageSeesItAndCanTakeItBack() {
        var her = HERE.in("demo-migrant-1");
        var back = agreedAndBack("demo-migrant-1");
        var citizen = holding(back);
        assertThat(citizen.get("/mp/v1/me").text("/person/id"))
                .isEqualTo(her.get("/mp/v1/me").text("/person/id"));
        var desk = HERE.desk("demo-cadre-1");
        var joins = "/console/v1/villages/" + VILLAGE + "/citizen-joins";
        var id = her.get("/mp/v1/me/citizen-joins").text("/items/0/id");
        assertThat(desk.get(joins).expect(200).texts("/items", "/id")).contains(id);
        assertThat(desk.get(joins).body()).contains("浙里办", "*");
        desk.post(joins + "/" + id + "/reversals", Map.of("reason", " ")).expectProblem(422, "request.invalid");
        HERE.desk("demo-dispatcher-1")
                .post(
                        "/console/v1/villages/" + OTHER_VILLAGE + "/citizen-joins/" + id + "/reversals",
                        Map.of("reason", "x"))
                .expectProblem(404, "identity.binding-not-found");
        desk.post(joins + "/" + id + "/reversals", Map.of("reason", "本人说不是他登录的"))
                .expect(204);
        goesOn(back).expect(401);
        assertThat(her.get("/mp/v1/me/citizen-joins").body()).doesNotContain(id);
        assertThat(desk.get(joins).body()).contains("本人说不是他登录的");
        assertThat(HERE.desk("demo-dispatcher-1")
                        .get("/console/v1/audit?village=" + VILLAGE + "&limit=100")
                        .expect(200)
                        .body())
                .contains("citizen.parted");
    }

    /** An office is not to be had by another way in: the village is asked, once. */
    @Test
    void whoHoldsAnOfficeIsLeftToTheVillage() {
        var township = HERE.desk("demo-dispatcher-1");
        var waiting = "/console/v1/villages/" + VILLAGE + "/bindings?limit=100";
        var before = township.get(waiting).expect(200).texts("/items", "/id");
        var citizen = holding(agreedAndBack("demo-cadre-1"));
        assertThat(citizen.get("/mp/v1/me").text("/person/id"))
                .isNotEqualTo(HERE.in("demo-cadre-1").get("/mp/v1/me").text("/person/id"));
        holding(agreedAndBack("demo-cadre-1"));
        var after = township.get(waiting).expect(200).texts("/items", "/id");
        assertThat(after).hasSize(before.size() + 1);
        township.post(
                        "/console/v1/villages/" + VILLAGE + "/bindings/" + after.get(after.size() - 1) + "/approvals",
                        Map.of("approve", false, "reason", "已经绑定微信，请在微信里办"))
                .expect(201);
    }

    @Test
    void aTicketIsGoodOnce() {
        signIn("ticket-demo-villager-1.once").expect(201);
        signIn("ticket-demo-villager-1.once").expectProblem(422, "session.code-invalid");
        signIn("ticket-nobody-knows").expectProblem(422, "session.code-invalid");
    }

    @Test
    void anOrganisationAndAnEmptyTicketAreRefused() {
        signIn("ticket-firm").expectProblem(403, "session.citizen-required");
        HERE.stranger().post(SESSIONS, Map.of()).expect(422);
    }
}
