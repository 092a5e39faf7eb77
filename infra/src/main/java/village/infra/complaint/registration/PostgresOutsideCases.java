package village.infra.complaint.registration;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.platform.OutsideCases;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.complaint.ComplaintRows;
import village.infra.postgres.Database;

/** What a platform handed over and what it was sent, on PostgreSQL: each by its own index, a page of either at most. */
public final class PostgresOutsideCases implements OutsideCases {
    private static final String OF = "select " + ComplaintRows.COLUMNS + """
        , (select p.external_number from platform_case p
            where p.village_id = complaint.village_id and p.complaint_id = complaint.id and p.platform_id = :platform)
        from complaint
        where village_id = :village and id in (
          select id from (
            (select p.complaint_id as id from platform_case p
              join complaint c on c.village_id = p.village_id and c.id = p.complaint_id and not c.about_staff
              where p.village_id = :village and p.platform_id = :platform and p.complaint_id < :after
              order by p.complaint_id desc limit :limit)
            union
            (select c.id from complaint c
              where c.village_id = :village and c.transfer_receiver = :platform and not c.about_staff
                and c.id < :after
              order by c.id desc limit :limit)) own
          order by id desc limit :limit)
        order by id desc
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;

    public PostgresOutsideCases(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Page<Own, Complaint.Id>> of(Village.Id village, Person.Id platform, Complaints.Slice slice) {
        return database.query(client -> client.sql(OF)
                        .bind("village", village.value())
                        .bind("platform", platform.value())
                        .bind("after", slice.after().map(Complaint.Id::value).orElse(LAST))
                        .bind("limit", slice.limit() + 1)
                        .map(row -> toOwn(row, platform))
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), own -> own.complaint().id()));
    }

    private static Own toOwn(Readable row, Person.Id platform) {
        var complaint = ComplaintRows.toComplaint(row);
        var given = Optional.ofNullable(row.get(ComplaintRows.WIDTH, String.class));
        return new Own(complaint, given.or(() -> noted(complaint, platform)));
    }

    private static Optional<String> noted(Complaint complaint, Person.Id platform) {
        return complaint
                .ending()
                .transfer()
                .filter(to -> to.receiver()
                        .filter(its -> its.value().equals(platform.value()))
                        .isPresent())
                .map(Ending.Transfer::externalNumber)
                .filter(number -> !number.isEmpty());
    }
}
