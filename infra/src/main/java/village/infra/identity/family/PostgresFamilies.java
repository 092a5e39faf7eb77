package village.infra.identity.family;

import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.family.Families;
import village.api.place.Village;
import village.infra.postgres.Database;

/** What ties and guardians come to now: a tie sleeps while its helper is not bound as whom he was. */
final class PostgresFamilies implements Families {
    private static final String TIED = """
            select b.person_id, w.id
            from family_tie t
            join binding b on b.village_id = t.village_id and b.person_id = t.helper_id
              and b.roster_id = t.helper_roster_id and b.state = 'bound'
            join roster_person h on h.village_id = b.village_id and h.id = b.roster_id and h.left_at is null
            join roster_person w on w.village_id = t.village_id and w.id = t.roster_id and w.left_at is null
            where t.village_id = :village and t.state = 'approved' and\s""";
    private static final String GUARDED = """
            select b.person_id, w.id
            from roster_person w
            join roster_person h on h.village_id = w.village_id and h.id = w.guardian_id and h.left_at is null
            join binding b on b.village_id = h.village_id and b.roster_id = h.id and b.state = 'bound'
            where w.village_id = :village and w.left_at is null
              and w.born > current_date - interval '18 years' and\s""";
    private static final String MAY_ACT_FOR = "select exists (" + TIED
            + "t.helper_id = :helper and t.roster_id = :whom union all " + GUARDED
            + "b.person_id = :helper and w.id = :whom)";
    private static final String WHOM_FOR =
            TIED + "t.helper_id = :helper union " + GUARDED + "b.person_id = :helper order by 2";
    private static final String HELPERS_OF = TIED + "t.roster_id = :whom union " + GUARDED + "w.id = :whom order by 1";

    private final Database database;

    PostgresFamilies(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> mayActFor(Village.Id village, Person.Id helper, RosterPerson.Id forWhom) {
        return database.query(client -> client.sql(MAY_ACT_FOR)
                .bind("village", village.value())
                .bind("helper", helper.value())
                .bind("whom", forWhom.value())
                .map(row -> truth(row, 0))
                .one());
    }

    @Override
    public Mono<List<RosterPerson.Id>> whomFor(Village.Id village, Person.Id helper) {
        return database.query(client -> client.sql(WHOM_FOR)
                .bind("village", village.value())
                .bind("helper", helper.value())
                .map(row -> new RosterPerson.Id(uuid(row, 1)))
                .all()
                .collectList());
    }

    @Override
    public Mono<List<Person.Id>> helpersOf(Village.Id village, RosterPerson.Id forWhom) {
        return database.query(client -> client.sql(HELPERS_OF)
                .bind("village", village.value())
                .bind("whom", forWhom.value())
                .map(row -> new Person.Id(uuid(row, 0)))
                .all()
                .collectList());
    }
}
