package village.infra.complaint.published;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.complaint.published.PublicCases;
import village.api.place.Village;
import village.infra.complaint.ComplaintRows;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Public cases on PostgreSQL, by the index of those. */
final class PostgresPublicCases implements PublicCases {
    private static final String SEARCH = "select " + ComplaintRows.COLUMNS + """
        , (select max(s.at) from complaint_step s
             where s.village_id = complaint.village_id and s.complaint_id = complaint.id),
          (select s.public_text from complaint_step s
             where s.village_id = complaint.village_id and s.complaint_id = complaint.id and s.type = 'answered'
               and complaint.answered_at is not null
             order by s.number desc limit 1)
        from complaint
        where village_id = :village and published and filed_at >= :from and filed_at < :before
          and (:any_id or id = any(:ids))
          and (:any_category or category_code = any(:categories) or (:uncategorised and category_code is null))
          and status = any(:states)
        order by filed_at desc, id desc offset :skip limit :limit
        """;
    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;

    PostgresPublicCases(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Shown>> search(Village.Id village, Search search) {
        return database.query(client -> client.sql(SEARCH)
                .bind("village", village.value())
                .bind("from", search.filedFrom().orElse(EVER))
                .bind("before", search.filedBefore().orElse(NEVER))
                .bind("any_id", search.ids().isEmpty())
                .bind("ids", search.ids().stream().map(Complaint.Id::value).toArray(UUID[]::new))
                .bind("any_category", search.anyCategory())
                .bind("uncategorised", search.uncategorised())
                .bind("categories", search.categories().toArray(String[]::new))
                .bind("states", states(search))
                .bind("skip", search.skip())
                .bind("limit", search.limit())
                .map(PostgresPublicCases::shown)
                .all()
                .collectList());
    }

    private static String[] states(Search search) {
        return Arrays.stream(Status.values())
                .filter(status -> search.open()
                        .filter(open -> open == PublicCases.over(status))
                        .isEmpty())
                .map(Columns::word)
                .toArray(String[]::new);
    }

    private static Shown shown(Readable row) {
        var complaint = ComplaintRows.toComplaint(row);
        return new Shown(
                complaint,
                instant(row, ComplaintRows.WIDTH),
                optionalText(row, ComplaintRows.WIDTH + 1).orElse(""));
    }
}
