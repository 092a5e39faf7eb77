package village.infra.complaint.desk;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Rating;
import village.api.complaint.desk.CaseLists;
import village.api.complaint.desk.CaseQuery;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.complaint.ComplaintRows;
import village.infra.complaint.clock.ColourSql;
import village.infra.postgres.Database;

/**
 * The desk's lists. Each village is read in the order of an index up to the page's end, then the villages are put
 * together: a page costs villages × page, however many cases there are.
 */
final class PostgresCaseLists implements CaseLists {
    private static final String BY_GRID = """
        select grid_id, %s, %s, %s
        from complaint
        where village_id = :village
          and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')%s
        group by grid_id
        """;
    private static final String WAITING = """
        select v.id,
          (select count(*) from complaint where village_id = v.id and status in ('submitted', 'accepted')%1$s),
          (select count(*) from complaint where village_id = v.id and status = 'answered'%1$s),
          (select count(*) from complaint where village_id = v.id and status = 'transferred-out'%1$s)
        from unnest(:villages) v(id)
        """;

    /** As the index has it: what the reporter took back himself is not in it. */
    private static final String VERDICTS = """
        select village_id, count(*) filter (where fixed and coalesce(stars, :satisfied) >= :satisfied),
          count(fixed), count(*) filter (where fixed is null)
        from complaint
        where village_id = any(:villages) and status in ('rated', 'closed') and closing is distinct from 'withdrawn'
          and coalesce(rated_at, closed_at) >= :since%s
        group by village_id
        """;

    static final String NOT_ABOUT_COLLEAGUES = " and not (about_staff and village_id = any(:own))";

    private final Database database;

    PostgresCaseLists(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> list(
            List<Village.Id> villages, CaseQuery query, Complaints.Slice slice) {
        return database.query(client -> CaseSql.of(query, slice)
                        .on(client)
                        .bind("villages", keys(villages))
                        .bind("limit", slice.limit() + 1)
                        .map(ComplaintRows::toComplaint)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), Complaint::id));
    }

    @Override
    public Mono<List<GridCount>> openByGrid(Village.Id village, Complaints.StaffView view, Instant now) {
        return database.query(client -> seeing(client, village, view)
                .bind("now", now)
                .map(row -> new GridCount(
                        optionalUuid(row, 0).map(Grid.Id::new), number(row, 1), number(row, 2), number(row, 3)))
                .all()
                .collectList());
    }

    private static DatabaseClient.GenericExecuteSpec seeing(
            DatabaseClient client, Village.Id village, Complaints.StaffView view) {
        var spec = client.sql(BY_GRID.formatted(
                ColourSql.counting(ColourSql.GREEN),
                ColourSql.counting(ColourSql.YELLOW),
                ColourSql.counting(ColourSql.RED),
                CaseSql.hidden(view) + CaseSql.his(view)));
        return CaseSql.bind(spec.bind("village", village.value()), view);
    }

    /** Only where it is asked for: the indexes alone answer for everybody else. */
    private static DatabaseClient.GenericExecuteSpec counting(
            DatabaseClient client, String sql, List<Village.Id> villages, Set<Village.Id> own) {
        var spec = client.sql(sql.formatted(own.isEmpty() ? "" : NOT_ABOUT_COLLEAGUES))
                .bind("villages", keys(villages));
        return own.isEmpty() ? spec : spec.bind("own", keys(own));
    }

    @Override
    public Mono<List<Waiting>> waiting(List<Village.Id> villages, Set<Village.Id> own) {
        return database.query(client -> counting(client, WAITING, villages, own)
                        .map((row, meta) -> new Waiting(
                                new Village.Id(uuid(row, 0)), number(row, 1), number(row, 2), number(row, 3)))
                        .all()
                        .collectList())
                .map(all -> all.stream().filter(PostgresCaseLists::any).toList());
    }

    @Override
    public Mono<List<Verdicts>> verdicts(List<Village.Id> villages, Set<Village.Id> own, Instant since) {
        return database.query(client -> counting(client, VERDICTS, villages, own)
                .bind("since", since)
                .bind("satisfied", Rating.SATISFIED_FROM)
                .map((row, meta) ->
                        new Verdicts(new Village.Id(uuid(row, 0)), number(row, 1), number(row, 2), number(row, 3)))
                .all()
                .collectList());
    }

    private static boolean any(Waiting waiting) {
        return waiting.toDispatch() + waiting.toVerify() + waiting.transferred() > 0;
    }

    private static UUID[] keys(Collection<Village.Id> villages) {
        return villages.stream().map(Village.Id::value).toArray(UUID[]::new);
    }
}
