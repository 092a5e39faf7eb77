package village.infra.identity.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.roster.RosterSamples;
import village.infra.crypto.TestSecrets;
import village.infra.identity.Kin;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

/** Who is close to whom after an office imported the roster it has. */
class KinTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final RosterFixture office = new RosterFixture(POSTGRES);
    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final Map<String, Person.Id> people = new HashMap<>();
    private final Map<String, UUID> listed = new HashMap<>();

    @BeforeEach
    void imported() {
        List<Object> heading = List.of("姓名", "身份证号", "户号", "监护人身份证号", "近亲属身份证号");
        var rows = new ArrayList<List<Object>>();
        rows.add(heading);
        rows.add(row("会计", 1, "H1", "", ""));
        rows.add(row("妻子", 2, "H1", "", ""));
        rows.add(row("监护人", 3, "H2", "", ""));
        rows.add(row("被监护人", 4, "H3", RosterSamples.idNumber(3), ""));
        rows.add(row("弟弟", 5, "H4", "", RosterSamples.idNumber(1)));
        rows.add(row("邻居", 6, "H5", "", ""));
        rows.add(row("没有户号", 7, "", "", ""));
        rows.add(row("也没有户号", 8, "", "", ""));
        assertThat(office.imported(rows).counts().added()).isEqualTo(8);
        office.rows("select id, name_sealed from roster_person where village_id = :village")
                .forEach(this::bound);
    }

    private static List<Object> row(String name, int number, String household, String guardian, String relative) {
        return List.of(name, RosterSamples.idNumber(number), household, guardian, relative);
    }

    private void bound(Map<String, Object> row) {
        var id = (UUID) row.get("id");
        var sealed = (ByteBuffer) row.get("name_sealed");
        var bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        var name = TestSecrets.sealer().open("roster_person.name", id, bytes);
        people.put(name, townsfolk.person());
        listed.put(name, id);
        townsfolk.bind(office.village, people.get(name), new RosterPerson.Id(id));
    }

    @Test
    void oneHouseholdIsClose() {
        assertThat(close("会计", "妻子")).isTrue();
        assertThat(close("妻子", "会计")).isTrue();
        assertThat(close("妻子", "邻居", "会计")).isTrue();
        assertThat(close("没有户号", "也没有户号")).isFalse();
    }

    @Test
    void guardianAndWardAreClose() {
        assertThat(close("监护人", "被监护人")).isTrue();
        assertThat(close("被监护人", "监护人")).isTrue();
    }

    @Test
    void relativesAreCloseWhicheverNamesTheOther() {
        assertThat(close("会计", "弟弟")).isTrue();
        assertThat(close("弟弟", "会计")).isTrue();
        assertThat(close("弟弟", "妻子")).isFalse();
    }

    @Test
    void whoMayActForAnotherIsCloseToHimOnceACadreApprovedIt() {
        tie("pending");
        assertThat(close("会计", "邻居")).isFalse();
        office.execute("update family_tie set state = 'approved' where village_id = :village");
        assertThat(close("会计", "邻居")).isTrue();
        assertThat(close("邻居", "会计")).isTrue();
        assertThat(close("妻子", "邻居")).isFalse();
    }

    private void tie(String state) {
        office.execute(
                "insert into family_tie (village_id, id, helper_id, helper_roster_id, roster_id, state, asked_at)"
                        + " values (:village, '%s', '%s', '%s', '%s', '%s', now())"
                                .formatted(
                                        UUID.randomUUID(),
                                        people.get("邻居"),
                                        listed.get("邻居"),
                                        listed.get("会计"),
                                        state));
    }

    @Test
    void strangersAreNot() {
        assertThat(close("会计", "邻居", "监护人", "被监护人", "没有户号")).isFalse();
        assertThat(close("会计")).isFalse();
    }

    private boolean close(String one, String... others) {
        return POSTGRES.database()
                .query(client -> Kin.related(
                        client,
                        office.village,
                        people.get(one),
                        Arrays.stream(others).map(people::get).toList()))
                .block(RosterFixture.PATIENCE);
    }
}
