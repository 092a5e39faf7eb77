package village.infra.complaint;

import static village.infra.postgres.Columns.number;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Person;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.postgres.Columns;

/** The lists of the console: what is open by due time, and everything, newest first. */
final class StaffLists {
    private static final String MAY_SEE = """
            where village_id = :village and (:aboutStaff or not about_staff)
              and (cast(:handledBy as uuid) is null or handler_id = :handledBy
                or :handledBy = any(assistants) or grid_id = any(:grids))
            """;
    private static final String OPEN = ComplaintRows.SELECT + MAY_SEE + """
              and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')
              and (cast(:after as uuid) is null or (due_at, id) >
                (select last.due_at, last.id from complaint last where last.village_id = :village and last.id = :after))
            order by due_at, id limit :limit
            """;
    private static final String ALL = ComplaintRows.SELECT + MAY_SEE + """
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :limit
            """;

    private static final String COUNT =
            """
            select count(*),
              count(*) filter (where due_at >= coalesce(paused_at, :now)
                and due_at - (due_at - filed_at) / 4 <= coalesce(paused_at, :now)),
              count(*) filter (where due_at < coalesce(paused_at, :now))
            from complaint
            """ + MAY_SEE + " and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')";

    private StaffLists() {}

    static Mono<Complaints.OpenCount> count(
            DatabaseClient client, Village.Id village, Complaints.StaffView view, Instant now) {
        return seeing(client.sql(COUNT), village, view)
                .bind("now", now)
                .map(row -> new Complaints.OpenCount(village, number(row, 0), number(row, 1), number(row, 2)))
                .one();
    }

    /** The caller binds {@code limit}. */
    static DatabaseClient.GenericExecuteSpec of(
            DatabaseClient client, Village.Id village, Complaints.StaffView view, Complaints.Slice slice) {
        return seeing(client.sql(view.open() ? OPEN : ALL), village, view)
                .bind("after", Columns.orNull(slice.after().map(Complaint.Id::value), UUID.class));
    }

    private static DatabaseClient.GenericExecuteSpec seeing(
            DatabaseClient.GenericExecuteSpec query, Village.Id village, Complaints.StaffView view) {
        return query.bind("village", village.value())
                .bind("aboutStaff", view.aboutStaff())
                .bind("handledBy", Columns.orNull(view.onlyHandledBy().map(Person.Id::value), UUID.class))
                .bind("grids", view.grids().stream().map(Grid.Id::value).toArray(UUID[]::new));
    }
}
