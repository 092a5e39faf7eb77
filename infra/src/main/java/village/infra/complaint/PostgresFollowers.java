package village.infra.complaint;

import static village.infra.postgres.Columns.number;
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
        on conflict on constraint complaint_follower_pk do update set own_id = excluded.own_id, why = excluded.why
        where f.own_id is null and excluded.own_id is not null
        """;
    private static final String REMOVE = """
        delete from complaint_follower
        where village_id = :village and complaint_id = :complaint and person_id = :person and why = 'supports'
        """;
    /** Its own people first: what somebody reported last of several is the one that is merged here. */
    private static final String FOLLOW = """
        insert into complaint_follower as known (village_id, complaint_id, person_id, why, own_id)
        select :village, :to, side.person_id, 'merged', side.own_id
        from (select distinct on (person_id) person_id, own_id from (
            select reporter_id as person_id, id as own_id, 1 as rank from complaint
              where village_id = :village and id = :from and reporter_id is not null
            union all select filer_id, id, 1 from complaint
              where village_id = :village and id = :from and source = 'family'
            union all select person_id, own_id, 2 from complaint_follower
              where village_id = :village and complaint_id = :from) one
          order by person_id, rank) side
        join complaint c on c.village_id = :village and c.id = :to
        where side.person_id is distinct from c.reporter_id
        order by side.person_id
        on conflict on constraint complaint_follower_pk do update set own_id = excluded.own_id, why = 'merged'
        where known.own_id is null and excluded.own_id is not null
        """;

    private static final String SUPPORTING = """
        select count(*) from complaint_follower
        where village_id = :village and complaint_id = :complaint and why = 'supports'
        """;
    /** What each who is on the side of what is merged into it reported himself and did not take back, the first of it. */
    private static final String REASONS = """
        with recursive below (id) as (
          select id from complaint where village_id = :village and merged_into = :complaint
          union select c.id from complaint c join below b on c.village_id = :village and c.merged_into = b.id),
        standing (id) as (
          select id from complaint
          where village_id = :village and id in (select id from below) and closing is distinct from 'withdrawn'),
        reason (person_id, own_id) as (
          select distinct on (person_id) person_id, own_id from (
            select reporter_id as person_id, id as own_id from complaint
              where village_id = :village and id in (select id from standing) and reporter_id is not null
            union all select filer_id, id from complaint
              where village_id = :village and id in (select id from standing) and source = 'family'
            union all select person_id, null from complaint_follower
              where village_id = :village and complaint_id in (select id from below) and why = 'supports') one
          order by person_id, own_id nulls last)
        """;

    private static final String LET_GO = REASONS + """
        delete from complaint_follower f
        where f.village_id = :village and f.complaint_id = :complaint and f.why = 'merged'
          and not exists (select from reason r where r.person_id = f.person_id)
        """;
    private static final String FOLLOW_FOR_ANOTHER = REASONS + """
        update complaint_follower f set own_id = r.own_id from reason r
        where f.village_id = :village and f.complaint_id = :complaint and f.why = 'merged'
          and r.person_id = f.person_id and f.own_id is not null and f.own_id not in (select id from standing)
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
    public Mono<Integer> follow(Village.Id village, Complaint.Id from, Complaint.Id to) {
        return database.write(client -> supporting(client, village, to)
                .flatMap(before -> client.sql(FOLLOW)
                        .bind("village", village.value())
                        .bind("from", from.value())
                        .bind("to", to.value())
                        .then()
                        .then(supporting(client, village, to))
                        .map(after -> before - after)));
    }

    private static Mono<Integer> supporting(DatabaseClient client, Village.Id village, Complaint.Id complaint) {
        return at(client.sql(SUPPORTING), village, complaint)
                .map(row -> Math.toIntExact(number(row, 0)))
                .one();
    }

    @Override
    public Mono<Void> settle(Village.Id village, Complaint.Id complaint) {
        return database.write(client -> settled(client, village, complaint));
    }

    static Mono<Void> settled(DatabaseClient client, Village.Id village, Complaint.Id complaint) {
        return at(client.sql(LET_GO), village, complaint)
                .then()
                .then(at(client.sql(FOLLOW_FOR_ANOTHER), village, complaint).then());
    }

    private static DatabaseClient.GenericExecuteSpec at(
            DatabaseClient.GenericExecuteSpec statement, Village.Id village, Complaint.Id complaint) {
        return statement.bind("village", village.value()).bind("complaint", complaint.value());
    }
}
