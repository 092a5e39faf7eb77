package village.infra.inquiry;

import static java.util.stream.Collectors.groupingBy;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.inquiry.Seated;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/** Desks and who sits there, on PostgreSQL. */
final class PostgresDesks implements Desks {
    /** A township that a village left keeps its desks for what was asked there before; they take nothing new. */
    private static final String OF = """
        select d.code, d.name, d.hint, d.kind, d.days,
          d.off_at is null and l.desk_code is null and (d.area_code is null or a.still)
        from inquiry_desk d
        left join inquiry_desk_left_out l on l.village_id = :village and l.desk_code = d.code
        left join (
          select township_code, bool_or(valid_to is null) as still from village_area where village_id = :village
          group by township_code) a on a.township_code = d.area_code
        where d.area_code is null or a.township_code is not null
        order by d.place
        """;
    /**
     * Whoever was invited before the village left the township sat there, and does no more; whoever is not bound sits there
     * again once he is.
     */
    private static final String SEATED = """
        select desk_code, person_id, left_at is null, null from inquiry_expert where village_id = :village
        union all
        select i.desk_code, coalesce(h.person_id, i.accepted_by),
          i.ended_at is null and a.valid_to is null and h.person_id is not null, i.label
        from village_area a join inquiry_invitation i on i.area_code = a.township_code
        left join binding h on h.village_id = i.seat_village_id and h.roster_id = i.seat_roster_id and h.state = 'bound'
        where a.village_id = :village and i.accepted_at is not null
          and (a.valid_to is null or (i.accepted_at at time zone 'Asia/Shanghai')::date <= a.valid_to)
        """;

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

    /** @param label of who was invited; empty for staff */
    private record Sits(String desk, Person.Id person, boolean still, Optional<String> label) {}

    private final Database database;

    PostgresDesks(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Desk>> of(Village.Id village) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .map((row, meta) -> new Desk(
                        text(row, 0),
                        text(row, 1),
                        text(row, 2),
                        word(row, 3, Desk.Kind.class),
                        (int) number(row, 4),
                        truth(row, 5)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Map<String, Seated>> seated(Village.Id village) {
        return database.query(client -> client.sql(SEATED)
                .bind("village", village.value())
                .map((row, meta) ->
                        new Sits(text(row, 0), new Person.Id(uuid(row, 1)), truth(row, 2), optionalText(row, 3)))
                .all()
                .collect(groupingBy(
                        Sits::desk, Collectors.collectingAndThen(Collectors.toList(), PostgresDesks::together))));
    }

    private static Seated together(List<Sits> ever) {
        var staff = new HashSet<Person.Id>();
        var invited = new HashMap<Person.Id, String>();
        ever.stream()
                .filter(Sits::still)
                .forEach(one -> one.label()
                        .ifPresentOrElse(label -> invited.put(one.person(), label), () -> staff.add(one.person())));
        return new Seated(staff, invited);
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

    /** What changes nothing is not told. */
    static Mono<Void> told(DatabaseClient client, DatabaseClient.GenericExecuteSpec change, Event event) {
        return change.fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(rows -> PostgresEvents.append(client, event));
    }
}
