package village.infra.embedded.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;

/** Writes households and rosters of invented people. */
final class DemoPeople {
    private static final String HOUSEHOLD = """
            insert into household (village_id, id, number, grid_id) values (:village, :id, :number, :grid)
            on conflict do nothing
            """;
    private static final String RESIDENT = """
            insert into roster_person (village_id, id, kind, name_sealed, name_index, phone_sealed, phone_index,
              id_number_sealed, id_number_index, id_last4_index, born, household_id, grid_id, party_branch, migrant)
            values (:village, :id, :kind, :name, :nameIndex, :phone, :phoneIndex,
              :idNumber, :idNumberIndex, :last4, :born, :household, :grid, :branch, :migrant)
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final Sealer sealer;

    DemoPeople(DatabaseClient client, Sealer sealer) {
        this.client = client;
        this.sealer = sealer;
    }

    Mono<Void> settle(DemoPlaces.Standing standing) {
        var residents = DemoRoster.of(standing.place());
        return households(standing, residents)
                .thenMany(Flux.fromIterable(residents))
                .concatMap(resident -> resident(standing, resident))
                .then();
    }

    private Mono<Void> households(DemoPlaces.Standing standing, List<DemoResident> residents) {
        var last = residents.get(residents.size() - 1).household();
        return Flux.range(0, last + 1)
                .concatMap(number -> client.sql(HOUSEHOLD)
                        .bind("village", standing.village().value())
                        .bind("id", household(standing, number))
                        .bind(
                                "number",
                                "%s-%03d".formatted(standing.place().code().substring(9), number + 1))
                        .bind("grid", grid(standing, number))
                        .then())
                .then();
    }

    private Mono<Void> resident(DemoPlaces.Standing standing, DemoResident resident) {
        var id = resident.id();
        return client.sql(RESIDENT)
                .bind("village", standing.village().value())
                .bind("id", id)
                .bind("kind", resident.resident() ? "resident" : "villager")
                .bind("name", sealer.seal("roster_person.name", id, resident.name()))
                .bind("nameIndex", sealer.index("roster_person.name", resident.name()))
                .bind("phone", bytes(resident.phone().map(phone -> sealer.seal("roster_person.phone", id, phone))))
                .bind("phoneIndex", bytes(resident.phone().map(phone -> sealer.index("roster_person.phone", phone))))
                .bind("idNumber", sealer.seal("roster_person.id_number", id, resident.identity()))
                .bind("idNumberIndex", sealer.index("roster_person.id_number", resident.identity()))
                .bind(
                        "last4",
                        sealer.index(
                                "roster_person.id_last4", resident.identity().substring(14)))
                .bind("born", resident.born())
                .bind("household", household(standing, resident.household()))
                .bind("grid", grid(standing, resident.household()))
                .bind("branch", Parameter.fromOrEmpty(resident.branch().orElse(null), String.class))
                .bind("migrant", resident.migrant())
                .then();
    }

    private static Parameter bytes(Optional<byte[]> value) {
        return Parameter.fromOrEmpty(value.orElse(null), byte[].class);
    }

    private static UUID household(DemoPlaces.Standing standing, int number) {
        return DemoPerson.named("household:" + standing.place().code() + ":" + number);
    }

    /** The demo persons, who come first, live in the first grid. */
    private static UUID grid(DemoPlaces.Standing standing, int household) {
        var grids = standing.grids();
        return grids.get(household < 10 ? 0 : household % grids.size()).id().value();
    }
}
