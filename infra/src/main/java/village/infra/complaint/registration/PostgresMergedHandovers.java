package village.infra.complaint.registration;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.platform.MergedHandovers;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** What was handed over and merged, on PostgreSQL. Most cases have nothing merged into them: one look at an index. */
final class PostgresMergedHandovers implements MergedHandovers {
    private static final String INTO = """
        with recursive below (id) as (
          select id from complaint where village_id = :village and merged_into = :complaint
          union select c.id from complaint c join below b on c.village_id = :village and c.merged_into = b.id)
        select b.id from below b
        join platform_case p on p.village_id = :village and p.complaint_id = b.id
        """;

    private final Database database;

    PostgresMergedHandovers(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Set<Complaint.Id>> into(Village.Id village, Complaint.Id complaint) {
        return database.query(client -> client.sql(INTO)
                .bind("village", village.value())
                .bind("complaint", complaint.value())
                .map(row -> new Complaint.Id(Columns.uuid(row, 0)))
                .all()
                .collect(toSet()));
    }
}
