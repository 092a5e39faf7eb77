package village.infra.credit;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.credit.Member;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.crypto.TestSecrets;

/** Puts members who use WeChat and keepers of branches into the tables. */
public final class StoredSecretaries {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StoredSecretaries() {}

    /** A new member of a branch, perhaps its secretary. */
    public static Member member(DatabaseClient sql, Village.Id village, String branch, boolean secretary) {
        var member = StoredMembers.member(sql, village);
        sql.sql("update roster_person set party_branch = :branch where village_id = :village and id = :id")
                .bind("branch", branch)
                .bind("village", village.value())
                .bind("id", member.id().value())
                .then()
                .block(PATIENCE);
        if (secretary) {
            granted(sql, member, bound(sql, member), -1, 1);
        }
        return member;
    }

    /** A person of his own for the member, with a name that opens. */
    public static Person.Id bound(DatabaseClient sql, Member member) {
        var person = StoredMembers.person(sql);
        sql.sql("""
            insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed, phone_index,
              requested_at)
            values (:village, :person, :person, :member, 'bound', '', '', now())
            """)
                .bind("village", member.village().value())
                .bind("person", person)
                .bind("member", member.id().value())
                .then()
                .block(PATIENCE);
        var id = member.id().value();
        sql.sql("update roster_person set name_sealed = :name where village_id = :village and id = :id")
                .bind("name", TestSecrets.sealer().seal("roster_person.name", id, "苗小梅"))
                .bind("village", member.village().value())
                .bind("id", id)
                .then()
                .block(PATIENCE);
        return new Person.Id(person);
    }

    /**
     * Makes a person a branch secretary.
     *
     * @param from days from now
     * @param to days from now
     */
    public static void granted(DatabaseClient sql, Member member, Person.Id person, int from, int to) {
        sql.sql("""
            insert into role_grant (id, person_id, role, village_id, valid_from, valid_to)
            values (gen_random_uuid(), :person, 'branch-secretary', :village, now() + :from * interval '1 day',
              now() + :to * interval '1 day')
            """)
                .bind("person", person.value())
                .bind("village", member.village().value())
                .bind("from", from)
                .bind("to", to)
                .then()
                .block(PATIENCE);
    }
}
