package village.infra.identity.roster;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.identity.RosterPerson;
import village.api.identity.roster.RosterColumn;
import village.api.identity.roster.RosterRegistry;
import village.api.identity.roster.RosterRow;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** One person at a time, by the same matching and the same statements as an import. */
final class PostgresRosterRegistry implements RosterRegistry {
    private static final String LOCK = "select id from village where id = :village for no key update";

    private final Database database;
    private final Sealer sealer;
    private final Ids ids;
    private final PostgresRosterWriter writer;

    PostgresRosterRegistry(Database database, Sealer sealer, Ids ids) {
        this.database = database;
        this.sealer = sealer;
        this.ids = ids;
        this.writer = new PostgresRosterWriter(sealer, ids);
    }

    @Override
    public Mono<RosterPerson.Id> person(Village.Id village, RosterRow row) {
        return database.write(client -> client.sql(LOCK)
                .bind("village", village.value())
                .then()
                .then(known(client, village))
                .map(known -> plan(known, row))
                .flatMap(plan -> written(client, village, plan).thenReturn(new RosterPerson.Id(plan.only()))));
    }

    private static Mono<List<KnownPerson>> known(DatabaseClient client, Village.Id village) {
        return client.sql(KnownPerson.ALL)
                .bind("village", village.value())
                .map(KnownPerson::of)
                .all()
                .collectList();
    }

    private Planned plan(List<KnownPerson> known, RosterRow row) {
        var said = List.of(SealedRow.of(sealer, row));
        var plan = RosterPlan.of(known, said, EnumSet.allOf(RosterColumn.class), ids);
        return new Planned(plan, Objects.requireNonNull(plan.targets().get(row.row())));
    }

    private record Planned(RosterPlan plan, UUID only) {}

    private Mono<Void> written(DatabaseClient client, Village.Id village, Planned planned) {
        var plan = planned.plan();
        if (plan.changes().isEmpty()) {
            return Mono.empty();
        }
        return writer.people(client, village, writer.prepared(plan, plan.changes()))
                .then(Mono.defer(() -> writer.belonging(client, village, plan, plan.changes())));
    }
}
