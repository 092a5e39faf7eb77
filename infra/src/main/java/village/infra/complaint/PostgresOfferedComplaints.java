package village.infra.complaint;

import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.claiming.OfferedComplaints;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** What waits for a Party member, on PostgreSQL. */
final class PostgresOfferedComplaints implements OfferedComplaints {
    private static final String TO = ComplaintRows.SELECT + """
            where village_id = :village and offered and not about_staff
              and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')
              and reporter_id is distinct from :member and not (source = 'family' and filer_id = :member)
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :limit
            """;

    private final Database database;

    PostgresOfferedComplaints(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> to(Village.Id village, Person.Id member, Complaints.Slice slice) {
        return database.query(client -> client.sql(TO)
                        .bind("village", village.value())
                        .bind("member", member.value())
                        .bind("after", Columns.orNull(slice.after().map(Complaint.Id::value), UUID.class))
                        .bind("limit", slice.limit() + 1)
                        .map(ComplaintRows::toComplaint)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), Complaint::id));
    }
}
