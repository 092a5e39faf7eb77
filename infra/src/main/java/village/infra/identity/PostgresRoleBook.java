package village.infra.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.identity.RosterPerson;
import village.api.identity.Standing;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Gathered;
import village.infra.postgres.Prepared;

/** Roles out of bindings and grants, remembered for a short while in this instance. */
final class PostgresRoleBook implements RoleBook, LogTail.Listener {
    private static final Prepared IN_VILLAGES = Prepared.of("""
        with asked as (
          select * from unnest(cast(:villages as uuid[]), cast(:persons as uuid[])) as a (village_id, person_id))
        select r.kind, null::uuid, r.id, r.party_branch is not null, r.grid_id, a.village_id, a.person_id
        from asked a
        join binding b on b.village_id = a.village_id and b.person_id = a.person_id and b.state = 'bound'
        join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and r.left_at is null
        union all
        select g.role, g.grid_id, null, false, null, a.village_id, a.person_id
        from asked a
        join role_grant g on g.person_id = a.person_id
          and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
          and (g.village_id = a.village_id or exists (
            select 1 from village_area v
            where v.village_id = a.village_id and v.valid_to is null
              and g.area_code in (v.township_code, v.county_code)))
        """);
    private static final String ABOVE = """
        select g.role, null::uuid, null::uuid, false, null::uuid, null::uuid, g.person_id
        from role_grant g
        where g.person_id = :person and g.village_id is null
          and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
        """;

    /** Subjects whose events change what somebody may do. */
    private static final Set<String> TELLING = Set.of("binding", "role");

    private final Database database;
    private final PostgresHomes homes;
    private final Consumer<Person.Id> changed;
    private final AsyncCache<Key, Standing> remembered;
    private final Gathered<Key, Standing> gathered;

    /** @param changed told of whoever's roles changed in this instance */
    PostgresRoleBook(Database database, Duration memory, PostgresHomes homes, Consumer<Person.Id> changed) {
        this.database = database;
        this.homes = homes;
        this.changed = changed;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(memory)
                .maximumSize(50_000)
                .buildAsync();
        this.gathered = new Gathered<>(database, this::found);
    }

    @Override
    public Mono<Standing> standing(Person.Id person, Village.Id village) {
        return Mono.defer(() -> Mono.fromFuture(
                remembered.get(
                        new Key(person, village),
                        (key, executor) -> fresh(person, village).toFuture()),
                true));
    }

    @Override
    public Mono<Standing> fresh(Person.Id person, Village.Id village) {
        var key = new Key(person, village);
        return database.either(
                database.query(client -> found(client, List.of(key)))
                        .map(found -> found.getOrDefault(key, Standing.NONE)),
                gathered.find(key));
    }

    private Mono<Map<Key, Standing>> found(DatabaseClient client, List<Key> keys) {
        return IN_VILLAGES
                .query(
                        client,
                        values -> values.bind(
                                        "villages",
                                        ids(keys, key -> key.village().value()))
                                .bind("persons", ids(keys, key -> key.person().value())),
                        Line::of)
                .collectList()
                .doOnNext(lines -> lines.forEach(line -> line.livesIn(homes)))
                .map(lines -> {
                    var held = lines.stream().collect(Collectors.groupingBy(Line::key));
                    return keys.stream()
                            .collect(Collectors.toMap(
                                    Function.identity(), key -> toStanding(held.getOrDefault(key, List.of()))));
                });
    }

    @Override
    public Mono<Standing> above(Person.Id person) {
        return database.query(client -> client.sql(ABOVE)
                .bind("person", person.value())
                .map(Line::of)
                .all()
                .collectList()
                .map(PostgresRoleBook::toStanding));
    }

    /** A load under way is dropped with the rest: its answer reaches who asked, and is not remembered. */
    @Override
    public void forget(Person.Id person) {
        drop(person);
        changed.accept(person);
    }

    private void drop(Person.Id person) {
        remembered.asMap().keySet().removeIf(key -> key.person().equals(person));
    }

    @Override
    public void happened(SequencedEvent event) {
        if (TELLING.contains(event.event().subject().kind())) {
            Optional.ofNullable(event.event().facts().get("person"))
                    .map(UUID::fromString)
                    .map(Person.Id::new)
                    .ifPresent(this::drop);
        }
    }

    @Override
    public void missed() {
        remembered.synchronous().invalidateAll();
    }

    private static Standing toStanding(List<Line> lines) {
        var roles = EnumSet.noneOf(Role.class);
        var grids = new HashSet<Grid.Id>();
        lines.forEach(line -> line.addTo(roles, grids));
        var roster =
                lines.stream().flatMap(line -> line.rosterPerson().stream()).findFirst();
        return new Standing(roles, roster.map(RosterPerson.Id::new), grids);
    }

    private static UUID[] ids(List<Key> keys, Function<Key, UUID> part) {
        return keys.stream().map(part).toArray(UUID[]::new);
    }

    private record Key(Person.Id person, Village.Id village) {}

    /** @param village empty for a role above villages */
    private record Line(
            Role role,
            @Nullable UUID grid,
            @Nullable UUID roster,
            boolean party,
            @Nullable UUID home,
            Optional<Village.Id> village,
            Person.Id person) {
        static Line of(Readable row) {
            return new Line(
                    role(row.get(0, String.class)),
                    row.get(1, UUID.class),
                    row.get(2, UUID.class),
                    Boolean.TRUE.equals(row.get(3, Boolean.class)),
                    row.get(4, UUID.class),
                    Columns.optionalUuid(row, 5).map(Village.Id::new),
                    new Person.Id(Columns.uuid(row, 6)));
        }

        Key key() {
            return new Key(person, village.orElseThrow());
        }

        private static Role role(String word) {
            return Role.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        void livesIn(PostgresHomes homes) {
            if (roster != null) {
                homes.note(
                        village.orElseThrow(),
                        new RosterPerson.Id(roster),
                        Optional.ofNullable(home).map(Grid.Id::new));
            }
        }

        Optional<UUID> rosterPerson() {
            return Optional.ofNullable(roster);
        }

        void addTo(Collection<Role> roles, Collection<Grid.Id> grids) {
            roles.add(role);
            if (party) {
                roles.add(Role.PARTY_MEMBER);
            }
            if (grid != null) {
                grids.add(new Grid.Id(grid));
            }
        }
    }
}
