package village.infra.complaint;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Person;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.complaint.clock.ColourSql;

/**
 * The lists of the console: what is open by due time, and everything, newest first. Each shape is a statement of its own,
 * without conditions that may be absent: in a plan that PostgreSQL keeps for all values those are no index conditions, and
 * the hundredth page would read the ninety-nine before it.
 */
final class StaffLists {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String OPEN = """
        village_id = :village
          and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')
        """;
    private static final String AFTER = """
        and (due_at, id) > (coalesce((select last.due_at from complaint last
          where last.village_id = :village and last.id = :after), '-infinity'), :after)
        """;
    private static final String BY_DUE_TIME = " order by due_at, id";
    private static final String NOT_ABOUT_STAFF = " and not about_staff";
    private static final String HIS =
            " and (handler_id = :person or :person = any(assistants) or grid_id = any(:grids))";
    private static final String THESE =
            ComplaintRows.SELECT + "where village_id = :village and id = any(array(%s))%s limit :limit";

    private static final String HIS_NEWEST = """
        (select id from complaint
          where village_id = :village and handler_id = :person and id < :after%1$s order by id desc limit :limit)
        union
        (select id from complaint where village_id = :village and assistants @> array[:person] and assistants <> '{}'
          and id < :after%1$s order by id desc limit :limit)
        union
        (select newest.id from unnest(:grids) his(grid) cross join lateral (select id from complaint
          where village_id = :village and grid_id = his.grid and id < :after%1$s order by id desc limit :limit) newest)
        """;
    private static final String NEWEST =
            ComplaintRows.SELECT + "where village_id = :village and id < :after%s order by id desc limit :limit";
    private static final String COUNT = "select count(*), " + ColourSql.counting(ColourSql.YELLOW) + ", "
            + ColourSql.counting(ColourSql.RED) + " from complaint where " + OPEN;

    private static final String COUNTS =
            """
            select village_id, count(*), %s, %s
            from complaint
            where village_id = any(:villages)
              and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')
              and not (about_staff and village_id = any(:own))
            group by village_id
            """.formatted(ColourSql.counting(ColourSql.YELLOW), ColourSql.counting(ColourSql.RED));

    private StaffLists() {}

    static Mono<List<Complaints.OpenCount>> counts(
            DatabaseClient client, List<Village.Id> villages, Set<Village.Id> own, Instant now) {
        return client.sql(COUNTS)
                .bind("villages", keys(villages))
                .bind("own", keys(own))
                .bind("now", now)
                .map(row -> new Complaints.OpenCount(
                        new Village.Id(uuid(row, 0)), number(row, 1), number(row, 2), number(row, 3)))
                .all()
                .collectList();
    }

    private static UUID[] keys(Collection<Village.Id> villages) {
        return villages.stream().map(Village.Id::value).toArray(UUID[]::new);
    }

    static Mono<Complaints.OpenCount> count(
            DatabaseClient client, Village.Id village, Complaints.StaffView view, Instant now) {
        return seeing(client.sql(COUNT + hidden(view) + his(view)), village, view)
                .bind("now", now)
                .map(row -> new Complaints.OpenCount(village, number(row, 0), number(row, 1), number(row, 2)))
                .one();
    }

    /** The caller binds {@code limit}. */
    static DatabaseClient.GenericExecuteSpec of(
            DatabaseClient client, Village.Id village, Complaints.StaffView view, Complaints.Slice slice) {
        var after = slice.after().map(Complaint.Id::value).orElse(view.open() ? FIRST : LAST);
        return seeing(client.sql(view.open() ? open(view) : newest(view)), village, view)
                .bind("after", after);
    }

    /** His own are found in the index alone before their rows are read. */
    private static String open(Complaints.StaffView view) {
        var where = OPEN + AFTER + hidden(view);
        return view.onlyHandledBy().isEmpty()
                ? ComplaintRows.SELECT + "where " + where + BY_DUE_TIME + " limit :limit"
                : THESE.formatted(
                        "select id from complaint where " + where + HIS + BY_DUE_TIME + " limit :limit", BY_DUE_TIME);
    }

    private static String newest(Complaints.StaffView view) {
        return view.onlyHandledBy().isEmpty()
                ? NEWEST.formatted(hidden(view))
                : THESE.formatted(HIS_NEWEST.formatted(hidden(view)), " order by id desc");
    }

    private static String hidden(Complaints.StaffView view) {
        return view.aboutStaff() ? "" : NOT_ABOUT_STAFF;
    }

    private static String his(Complaints.StaffView view) {
        return view.onlyHandledBy().isEmpty() ? "" : HIS;
    }

    private static DatabaseClient.GenericExecuteSpec seeing(
            DatabaseClient.GenericExecuteSpec query, Village.Id village, Complaints.StaffView view) {
        var bound = query.bind("village", village.value());
        return view.onlyHandledBy()
                .map(Person.Id::value)
                .map(person -> bound.bind("person", person)
                        .bind("grids", view.grids().stream().map(Grid.Id::value).toArray(UUID[]::new)))
                .orElse(bound);
    }
}
