package village.infra.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.place.Contact;
import village.api.place.DoorPlate;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.VillageRegistry;
import village.api.place.Villages;
import village.infra.postgres.Database;

final class PostgresVillageRegistry implements VillageRegistry {
    private static final String AREA = """
            insert into area (code, level, name, parent_code, valid_from) values (:code, :level, :name, :parent, :from)
            on conflict (code, valid_from) do update set name = excluded.name, parent_code = excluded.parent_code
            """;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('village:' || :code, 0))";
    private static final String KNOWN = "select village_id from village_code where code = :code";
    private static final String VILLAGE = "insert into village (id, name) values (:id, :name)";
    private static final String RENAME = "update village set name = :name where id = :id and name <> :name";
    private static final String END_CODE = """
            update village_code set valid_to = :from where village_id = :village and valid_to is null and code <> :code
            """;
    private static final String CODE = """
            insert into village_code (code, village_id, valid_from) values (:code, :village, :from)
            on conflict (code) do nothing
            """;
    private static final String END_AREA = """
            update village_area set valid_to = :from
            where village_id = :village and valid_to is null and valid_from < :from
            """;
    private static final String PARENTS = """
            insert into village_area (village_id, township_code, county_code, valid_from)
            values (:village, :township, :county, :from)
            on conflict (village_id, valid_from) do update
              set township_code = excluded.township_code, county_code = excluded.county_code
            """;
    private static final String GRID = """
            insert into grid (village_id, id, name, area) values (:village, :id, :name, :border::polygon)
            on conflict (village_id, name) do update set area = excluded.area
            returning id, village_id, name
            """;
    private static final String PLATE = """
            insert into door_plate (code, village_id, grid_id, label, lat, lon)
            values (:code, :village, :grid, :label, :lat, :lon)
            on conflict (code) do update set village_id = excluded.village_id, grid_id = excluded.grid_id,
              label = excluded.label, lat = excluded.lat, lon = excluded.lon
            """;
    private static final String CONTACT = """
            insert into village_contact (village_id, id, office, name, phone, consented, sort)
            values (:village, :id, :office, :name, :phone, :consented, :sort)
            on conflict (village_id, office, phone) do update
              set name = excluded.name, consented = excluded.consented, sort = excluded.sort
            """;

    private final Database database;
    private final Villages villages;
    private final Ids ids;

    /** @param villages uncached, to give back what was just written */
    PostgresVillageRegistry(Database database, Villages villages, Ids ids) {
        this.database = database;
        this.villages = villages;
        this.ids = ids;
    }

    @Override
    public Mono<Void> area(String code, String name, Optional<String> parent) {
        return database.write(client -> client.sql(AREA)
                .bind("code", code)
                .bind("level", code.length() == 6 ? "county" : "township")
                .bind("name", name)
                .bind("parent", Parameter.fromOrEmpty(parent.orElse(null), String.class))
                .bind("from", EVER)
                .then());
    }

    @Override
    public Mono<Village> village(VillageCode code, String name) {
        return database.write(client -> client.sql(LOCK)
                .bind("code", code.value())
                .then()
                .then(known(client, code))
                .switchIfEmpty(Mono.defer(() -> added(client, code, name)))
                .flatMap(id -> renamed(client, id, name))
                .flatMap(villages::byId));
    }

    private static Mono<Village.Id> known(DatabaseClient client, VillageCode code) {
        return client.sql(KNOWN)
                .bind("code", code.value())
                .map(row -> new Village.Id(row.get(0, UUID.class)))
                .one();
    }

    private Mono<Village.Id> added(DatabaseClient client, VillageCode code, String name) {
        var id = new Village.Id(ids.next());
        return client.sql(VILLAGE)
                .bind("id", id.value())
                .bind("name", name)
                .then()
                .then(placed(client, id, code, EVER))
                .thenReturn(id);
    }

    private static Mono<Village.Id> renamed(DatabaseClient client, Village.Id id, String name) {
        return client.sql(RENAME)
                .bind("id", id.value())
                .bind("name", name)
                .then()
                .thenReturn(id);
    }

    @Override
    public Mono<Void> recode(Village.Id village, VillageCode code, LocalDate from) {
        return database.write(client -> placed(client, village, code, from));
    }

    private static Mono<Void> placed(DatabaseClient client, Village.Id village, VillageCode code, LocalDate from) {
        var endCode = client.sql(END_CODE)
                .bind("village", village.value())
                .bind("code", code.value())
                .bind("from", from);
        var newCode = client.sql(CODE)
                .bind("code", code.value())
                .bind("village", village.value())
                .bind("from", from);
        var endArea = client.sql(END_AREA).bind("village", village.value()).bind("from", from);
        var parents = client.sql(PARENTS)
                .bind("village", village.value())
                .bind("township", code.value().substring(0, 9))
                .bind("county", code.value().substring(0, 6))
                .bind("from", from);
        return Flux.just(endCode, newCode, endArea, parents)
                .concatMap(DatabaseClient.GenericExecuteSpec::then)
                .then();
    }

    @Override
    public Mono<Grid> grid(Village.Id village, String name, List<Point> border) {
        return database.write(client -> client.sql(GRID)
                .bind("village", village.value())
                .bind("id", ids.next())
                .bind("name", name)
                .bind("border", polygon(border))
                .map(PostgresGrids::grid)
                .one());
    }

    private static String polygon(List<Point> border) {
        if (border.size() < 3) {
            throw new IllegalArgumentException("border: " + border.size() + " points (expected: 3 or more)");
        }
        return border.stream()
                .map(point -> "(" + point.lon() + "," + point.lat() + ")")
                .collect(Collectors.joining(",", "(", ")"));
    }

    @Override
    public Mono<Void> doorPlate(DoorPlate plate) {
        var grid = plate.grid().map(Grid.Id::value).orElse(null);
        return database.write(client -> client.sql(PLATE)
                .bind("code", plate.code())
                .bind("village", plate.village().value())
                .bind("grid", Parameter.fromOrEmpty(grid, UUID.class))
                .bind("label", plate.label())
                .bind("lat", Parameter.fromOrEmpty(plate.point().map(Point::lat).orElse(null), Double.class))
                .bind("lon", Parameter.fromOrEmpty(plate.point().map(Point::lon).orElse(null), Double.class))
                .then());
    }

    @Override
    public Mono<Void> contact(Village.Id village, Contact contact, boolean consented, int sort) {
        return database.write(client -> client.sql(CONTACT)
                .bind("village", village.value())
                .bind("id", ids.next())
                .bind("office", contact.office())
                .bind("name", Parameter.fromOrEmpty(contact.name().orElse(null), String.class))
                .bind("phone", contact.phone())
                .bind("consented", consented)
                .bind("sort", sort)
                .then());
    }
}
