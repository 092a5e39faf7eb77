package village.infra.complaint.handling;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.complaint.handling.above.Receivers;
import village.api.place.Village;
import village.api.place.Villages;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** The platforms that may read and write complaints of a village and have a key in use, on PostgreSQL. */
final class PostgresReceivers implements Receivers {
    private static final String OF = """
        select id, name from client
        where id in (
          select client_id from client_scope
          where resource = 'complaints' and access in ('read', 'write') and area = any(:areas)
          group by client_id having count(distinct access) = 2)
          and exists (select 1 from client_key k where k.client_id = client.id and k.revoked_at is null)
        order by name, id
        """;

    private final Database database;
    private final Villages villages;

    PostgresReceivers(Database database, Villages villages) {
        this.database = database;
        this.villages = villages;
    }

    @Override
    public Mono<List<Receiver>> of(Village.Id village) {
        return villages.byId(village).map(Village::areas).flatMap(this::in).defaultIfEmpty(List.of());
    }

    private Mono<List<Receiver>> in(Set<String> areas) {
        return database.query(client -> client.sql(OF)
                .bind("areas", areas.toArray(String[]::new))
                .map(row -> new Receiver(new Client.Id(Columns.uuid(row, 0)), Columns.text(row, 1)))
                .all()
                .collectList());
    }
}
