package village.infra.complaint.registration;

import static village.infra.postgres.Columns.uuid;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.registration.RosterCases;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Cases of people on the roster, by the index {@code complaint_reporter_roster}. */
final class PostgresRosterCases implements RosterCases {
    private static final String WITHOUT_REPORTER = """
            select id from complaint
            where village_id = :village and reporter_roster_id = :whose and reporter_id is null
              and (:staff or not about_staff) order by id
            """;

    private final Database database;

    PostgresRosterCases(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<Complaint.Id>> withoutReporter(Village.Id village, RosterPerson.Id whose, boolean aboutStaff) {
        return database.query(client -> client.sql(WITHOUT_REPORTER)
                .bind("village", village.value())
                .bind("whose", whose.value())
                .bind("staff", aboutStaff)
                .map((row, meta) -> new Complaint.Id(uuid(row, 0)))
                .all()
                .collectList());
    }
}
