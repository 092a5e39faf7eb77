package village.infra.credit.branch;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.closing.Closings;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.credit.YearLock;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/**
 * Closed years on PostgreSQL. Whoever closes waits for everybody who books in that year or appeals about it, and they for
 * him.
 */
final class PostgresClosings implements Closings {
    private static final String CLOSE = """
        insert into credit_closing (village_id, year, closed_by, closed_at) values (:village, :year, :by, :at)
        on conflict on constraint credit_closing_pk do nothing
        """;
    /** Of who is in a branch: what others left behind nobody can decide any more. */
    private static final String WAITING = """
        select (select count(*) from credit_appeal a
            join credit_entry e on e.village_id = a.village_id and e.id = a.entry_id and e.year = :year
            where a.village_id = :village and a.status = 'waiting'
              and exists (select 1 from roster_person r where r.village_id = :village and r.id = e.member_id
                and r.left_at is null and r.party_branch is not null))
          + (select count(*) from offline_study s
            where s.village_id = :village and s.status = 'waiting' and extract(year from s.day) = :year
              and exists (select 1 from roster_person r where r.village_id = :village and r.id = s.member_id
                and r.left_at is null and r.party_branch is not null))
          + (select count(*) from attendance t
            join activity a on a.village_id = t.village_id and a.id = t.activity_id
            where t.village_id = :village and t.state = 'waiting'
              and extract(year from a.starts_at at time zone 'Asia/Shanghai') = :year
              and exists (select 1 from roster_person r where r.village_id = :village and r.id = t.roster_id
                and r.left_at is null and r.party_branch is not null))
        """;

    private static final String OF = """
        select year, closed_by, closed_at from credit_closing where village_id = :village order by year desc
        """;

    private final Database database;

    PostgresClosings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Closing> close(Closing closing, Event event) {
        return database.write(client -> YearLock.alone(client, closing.village(), closing.year())
                .then(Mono.defer(() -> waiting(client, closing)))
                .flatMap(waiting -> waiting > 0
                        ? Mono.error(() -> Refusal.of(Reason.CREDIT_YEAR_APPEALS))
                        : insert(client, closing))
                .flatMap(rows -> rows == 0
                        ? Mono.error(() -> Refusal.of(Reason.CREDIT_YEAR_CLOSED))
                        : PostgresEvents.append(client, event).thenReturn(closing)));
    }

    private static Mono<Long> waiting(DatabaseClient client, Closing closing) {
        return client.sql(WAITING)
                .bind("village", closing.village().value())
                .bind("year", closing.year())
                .map(row -> number(row, 0))
                .one();
    }

    private static Mono<Long> insert(DatabaseClient client, Closing closing) {
        return client.sql(CLOSE)
                .bind("village", closing.village().value())
                .bind("year", closing.year())
                .bind("by", closing.by().value())
                .bind("at", closing.at())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<List<Closing>> of(Village.Id village) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .map(row -> new Closing(village, (int) number(row, 0), new Person.Id(uuid(row, 1)), instant(row, 2)))
                .all()
                .collectList());
    }
}
