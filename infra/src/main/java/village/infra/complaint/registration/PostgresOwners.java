package village.infra.complaint.registration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.event.Event;
import village.api.event.feed.Owners;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Who handed cases over and who was sent them, on PostgreSQL: one statement for a page. */
final class PostgresOwners implements Owners {
    private static final String OF = """
        with asked as (
          select distinct village_id, complaint_id
          from unnest(cast(:villages as uuid[]), cast(:cases as uuid[])) as named (village_id, complaint_id))
        select p.complaint_id, p.platform_id from asked
        join platform_case p on p.village_id = asked.village_id and p.complaint_id = asked.complaint_id
        union
        select c.id, c.transfer_receiver from asked
        join complaint c on c.village_id = asked.village_id and c.id = asked.complaint_id
        where c.transfer_receiver is not null
        """;

    private final Database database;

    PostgresOwners(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Map<UUID, Set<Client.Id>>> of(List<Event> aboutCases) {
        var placed =
                aboutCases.stream().filter(event -> event.village().isPresent()).toList();
        return database.query(client -> client.sql(OF)
                .bind(
                        "villages",
                        placed.stream()
                                .map(event -> event.village().orElseThrow().value())
                                .toArray(UUID[]::new))
                .bind(
                        "cases",
                        placed.stream().map(event -> event.subject().id()).toArray(UUID[]::new))
                .map(row -> Map.entry(Columns.uuid(row, 0), new Client.Id(Columns.uuid(row, 1))))
                .all()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet()))));
    }
}
