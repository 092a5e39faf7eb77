package village.infra.inquiry;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.complaint.desk.InquiryCounts;
import village.api.place.Village;
import village.infra.postgres.Database;

/** How questions stand, counted on indexes alone: what waits, and what was answered lately. */
final class PostgresInquiryCounts implements InquiryCounts {
    private static final String COUNTS = """
        select v.id, waiting.all_of_them, waiting.late, answered.all_of_them, answered.in_time
        from unnest(:villages) v(id)
        cross join lateral (
          select count(*) as all_of_them, count(*) filter (where due_at < :now) as late
          from inquiry where village_id = v.id and status = 'waiting') waiting
        cross join lateral (
          select count(*) as all_of_them, count(*) filter (where answered_at <= due_at) as in_time
          from inquiry where village_id = v.id and answered_at >= :since) answered
        """;

    private final Database database;

    PostgresInquiryCounts(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Count>> counts(List<Village.Id> villages, Instant since, Instant now) {
        return database.query(client -> client.sql(COUNTS)
                        .bind(
                                "villages",
                                villages.stream().map(Village.Id::value).toArray(UUID[]::new))
                        .bind("since", since)
                        .bind("now", now)
                        .map(row -> new Count(
                                new Village.Id(uuid(row, 0)),
                                number(row, 1),
                                number(row, 2),
                                number(row, 3),
                                number(row, 4)))
                        .all()
                        .collectList())
                .map(all -> all.stream().filter(Count::any).toList());
    }
}
