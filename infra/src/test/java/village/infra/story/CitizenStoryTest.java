package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
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

    /** She is bound through WeChat: a claim would wait for ever, since nobody may be bound to her twice. */
    @Test
    void whoIsBoundAlreadyElsewhereLeavesNoClaimNobodyCanGrant() {
        var desk = HERE.desk("demo-cadre-1");
        var waiting = "/console/v1/villages/" + VILLAGE + "/bindings?limit=100";
        var before = desk.get(waiting).expect(200).texts("/items", "/id");
        var citizen = holding(signIn("ticket-demo-villager-1.bound"));
        citizen.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        var again = HERE.stranger().post(SESSIONS, Map.of("ticketId", "ticket-demo-villager-1.again", "look", true));
        assertThat(again.expect(201).texts("/villages", "/code")).isEmpty();
        assertThat(desk.get(waiting).expect(200).texts("/items", "/id")).isEqualTo(before);
        assertThat(citizen.get("/mp/v1/me/data").expect(200).body()).contains("浙里办");
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
