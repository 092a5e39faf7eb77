package village.infra.complaint.registration;

import static village.infra.postgres.Columns.uuid;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.Callers;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.Telephone;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.identity.caller.SealedCallers;
import village.infra.postgres.Database;

/** Callers, sealed; a number is found by the same blind index as on the roster. */
final class PostgresCallers implements Callers {
    private static final String ROSTER_PHONE = "roster_person.phone";
    private static final String ROSTER_NAME = "roster_person.name";

    private static final String ON_ROSTER = """
        select id from roster_person
        where village_id = :village and phone_index = :phone and name_index = :name and left_at is null limit 2
        """;
    private static final String BY_PHONE = """
        (select complaint_id as id from complaint_caller where village_id = :village and phone_index = :phone
          order by complaint_id desc limit :limit)
        union
        (select c.id from complaint c
          where c.village_id = :village and c.reporter_roster_id in (
            select r.id from roster_person r
            where r.village_id = :village and r.phone_index = :phone and r.left_at is null)
          order by c.id desc limit :limit)
        order by id desc limit :limit
        """;

    private final Database database;
    private final Sealer sealer;
    private final SealedCallers callers;

    PostgresCallers(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
        this.callers = table(database, sealer);
    }

    static SealedCallers table(Database database, Sealer sealer) {
        return new SealedCallers(database, sealer, "complaint_caller", "complaint_id");
    }

    @Override
    public Mono<Void> add(Village.Id village, Complaint.Id complaint, Caller caller) {
        return callers.add(village, complaint.value(), caller);
    }

    @Override
    public Mono<Caller> of(Village.Id village, Complaint.Id complaint) {
        return callers.of(village, complaint.value());
    }

    @Override
    public Mono<RosterPerson.Id> onRoster(Village.Id village, PersonName name, PhoneNumber phone) {
        return database.query(client -> client.sql(ON_ROSTER)
                        .bind("village", village.value())
                        .bind("phone", sealer.index(ROSTER_PHONE, phone.value()))
                        .bind("name", sealer.index(ROSTER_NAME, name.value()))
                        .map(row -> uuid(row, 0))
                        .all()
                        .collectList())
                .filter(found -> found.size() == 1)
                .map(found -> new RosterPerson.Id(found.get(0)));
    }

    @Override
    public Mono<List<Complaint.Id>> byPhone(Village.Id village, Telephone phone, int limit) {
        return database.query(client -> client.sql(BY_PHONE)
                .bind("village", village.value())
                .bind("phone", sealer.index(ROSTER_PHONE, phone.looked()))
                .bind("limit", limit)
                .map(row -> new Complaint.Id(row.get(0, UUID.class)))
                .all()
                .collectList());
    }
}
