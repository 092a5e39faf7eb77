package village.infra.complaint.registration;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.platform.HandedOver;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Other platforms' numbers on PostgreSQL. */
final class PostgresHandedOver implements HandedOver {
    private static final String ADD = """
        insert into platform_case (village_id, platform_id, external_number, complaint_id)
        values (:village, :platform, :number, :complaint)
        on conflict on constraint platform_case_pk do nothing
        """;
    private static final String NUMBER = """
        select external_number from platform_case
        where village_id = :village and complaint_id = :complaint and platform_id = :platform
        """;

    private final Database database;

    PostgresHandedOver(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Village.Id village, Person.Id platform, String externalNumber, Complaint.Id complaint) {
        return database.write(client -> client.sql(ADD)
                .bind("village", village.value())
                .bind("platform", platform.value())
                .bind("number", externalNumber)
                .bind("complaint", complaint.value())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_EXTERNAL_NUMBER)))
                .then());
    }

    @Override
    public Mono<String> numberOf(Village.Id village, Person.Id platform, Complaint.Id complaint) {
        return database.query(client -> client.sql(NUMBER)
                .bind("village", village.value())
                .bind("complaint", complaint.value())
                .bind("platform", platform.value())
                .map(row -> Columns.text(row, 0))
                .one());
    }
}
