package village.infra.complaint;

import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Followers on PostgreSQL. The primary key lets nobody follow twice. */
final class PostgresFollowers implements Followers {
    private static final String OF = """
        select person_id, why, own_id from complaint_follower
        where village_id = :village and complaint_id = :complaint order by since, person_id
        """;
    private static final String ADD = """
        insert into complaint_follower as f (village_id, complaint_id, person_id, why, own_id)
        values (:village, :complaint, :person, :why, :own)
        on conflict on constraint complaint_follower_pk do update set own_id = excluded.own_id
        where f.own_id is null and excluded.own_id is not null
        """;
    private static final String REMOVE = """
        delete from complaint_follower
        where village_id = :village and complaint_id = :complaint and person_id = :person and why = 'supports'
        """;
    private static final String FOLLOW = """
        insert into complaint_follower as known (village_id, complaint_id, person_id, why, own_id)
        select f.village_id, :to, f.person_id, 'merged', f.own_id from complaint_follower f
        join complaint c on c.village_id = f.village_id and c.id = :to
        where f.village_id = :village and f.complaint_id = :from and f.person_id is distinct from c.reporter_id
        on conflict on constraint complaint_follower_pk do update set own_id = excluded.own_id
        where known.own_id is null and excluded.own_id is not null
        """;

    private final Database database;

    PostgresFollowers(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Follower>> of(Village.Id village, Complaint.Id complaint) {
        return database.query(client -> at(client.sql(OF), village, complaint)
                .map((row, meta) -> new Follower(
                        new Person.Id(uuid(row, 0)),
                        word(row, 1, Why.class),
                        optionalUuid(row, 2).map(Complaint.Id::new)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Boolean> add(Village.Id village, Complaint.Id complaint, Follower follower) {
        var own = follower.own().map(Complaint.Id::value);
        return database.write(client -> at(client.sql(ADD), village, complaint)
                .bind("person", follower.person().value())
                .bind("why", word(follower.why()))
                .bind("own", Parameter.fromOrEmpty(own.orElse(null), UUID.class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
    }

    @Override
    public Mono<Boolean> remove(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return database.write(client -> at(client.sql(REMOVE), village, complaint)
                .bind("person", person.value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
    }

    @Override
    public Mono<Void> follow(Village.Id village, Complaint.Id from, Complaint.Id to) {
        return database.write(client -> client.sql(FOLLOW)
                .bind("village", village.value())
                .bind("from", from.value())
                .bind("to", to.value())
                .then());
    }

    private static DatabaseClient.GenericExecuteSpec at(
            DatabaseClient.GenericExecuteSpec statement, Village.Id village, Complaint.Id complaint) {
        return statement.bind("village", village.value()).bind("complaint", complaint.value());
    }
}
