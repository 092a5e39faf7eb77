package village.infra.inquiry;

import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/** Desks and who sits there, on PostgreSQL. */
final class PostgresDesks implements Desks {
    private static final String ALL = "select code, name, hint, kind, days from inquiry_desk order by place";
    private static final String EXPERTS =
            "select desk_code, person_id, left_at is null from inquiry_expert where village_id = :village";

    private static final String SEAT = """
            insert into inquiry_expert (village_id, desk_code, person_id, granted_by, granted_at)
            values (:village, :desk, :person, :by, :at) on conflict on constraint inquiry_expert_pk do update set
              granted_by = excluded.granted_by, granted_at = excluded.granted_at, left_at = null
            where inquiry_expert.left_at is not null
            """;
    private static final String UNSEAT = """
            update inquiry_expert set left_at = now()
            where village_id = :village and desk_code = :desk and person_id = :person and left_at is null
            """;

    private record Sits(String desk, Person.Id person, boolean still) {}

    private final Database database;

    PostgresDesks(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Desk>> all() {
        return database.query(client -> client.sql(ALL)
                .map((row, meta) -> new Desk(
                        text(row, 0), text(row, 1), text(row, 2), word(row, 3, Desk.Kind.class), (int) number(row, 4)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Map<String, Set<Person.Id>>> experts(Village.Id village) {
        return database.query(client -> client.sql(EXPERTS)
                .bind("village", village.value())
                .map((row, meta) -> new Sits(text(row, 0), new Person.Id(uuid(row, 1)), truth(row, 2)))
                .all()
                .collect(groupingBy(Sits::desk, filtering(Sits::still, mapping(Sits::person, toSet())))));
    }

    @Override
    public Mono<Void> seat(Seat seat, Event event) {
        return database.write(client -> told(
                client,
                named(client.sql(SEAT), seat).bind("by", seat.by().value()).bind("at", seat.at()),
                event));
    }

    @Override
    public Mono<Void> unseat(Seat seat, Event event) {
        return database.write(client -> told(client, named(client.sql(UNSEAT), seat), event));
    }

    private static DatabaseClient.GenericExecuteSpec named(DatabaseClient.GenericExecuteSpec sql, Seat seat) {
        return sql.bind("village", seat.village().value())
                .bind("desk", seat.desk())
                .bind("person", seat.person().value());
    }

    private static Mono<Void> told(DatabaseClient client, DatabaseClient.GenericExecuteSpec change, Event event) {
        return change.fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(rows -> PostgresEvents.append(client, event));
    }
}
