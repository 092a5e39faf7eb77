package village.infra.credit;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.credit.Member;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Puts villages and Party members into the tables. */
final class StoredMembers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StoredMembers() {}

    static Village.Id village(DatabaseClient sql) {
        var id = UUID.randomUUID();
        sql.sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", id)
                .then()
                .block(PATIENCE);
        return new Village.Id(id);
    }

    static Member member(DatabaseClient sql, Village.Id village) {
        var id = UUID.randomUUID();
        sql.sql("""
            insert into roster_person (village_id, id, kind, name_sealed, name_index, party_branch)
            values (:village, :id, 'villager', '', '', '第一党支部')
            """).bind("village", village.value()).bind("id", id).then().block(PATIENCE);
        return new Member(village, new RosterPerson.Id(id));
    }

    static UUID person(DatabaseClient sql) {
        var id = UUID.randomUUID();
        sql.sql("insert into person (id, created_at) values (:id, now())")
                .bind("id", id)
                .then()
                .block(PATIENCE);
        return id;
    }
}
