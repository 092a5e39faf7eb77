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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
import village.infra.postgres.Database;

/** Roles out of bindings and grants, remembered for a short while in this instance. */
final class PostgresRoleBook implements RoleBook, LogTail.Listener {
    private static final String IN_VILLAGE = """
            select r.kind, null::uuid, r.id, r.party_branch is not null, r.grid_id
            from binding b
            join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and r.left_at is null
            where b.village_id = :village and b.person_id = :person and b.state = 'bound'
            union all
            select g.role, g.grid_id, null, false, null
            from role_grant g
            where g.person_id = :person and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
              and (g.village_id = :village or exists (
                select 1 from village_area a
                where a.village_id = :village and a.valid_to is null and g.area_code in (a.township_code, a.county_code)))
            """;
    private static final String ABOVE = """
            select g.role, null::uuid, null::uuid, false, null::uuid
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

    /** @param changed told of whoever's roles changed in this instance */
    PostgresRoleBook(Database database, Duration memory, PostgresHomes homes, Consumer<Person.Id> changed) {
        this.database = database;
        this.homes = homes;
        this.changed = changed;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(memory)
                .maximumSize(50_000)
                .buildAsync();
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
        return database.query(client -> client.sql(IN_VILLAGE)
                .bind("village", village.value())
                .bind("person", person.value())
                .map(Line::of)
                .all()
                .collectList()
                .doOnNext(lines -> lines.forEach(line -> line.livesIn(village, homes)))
                .map(PostgresRoleBook::toStanding));
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

    private record Key(Person.Id person, Village.Id village) {}

    private record Line(
            Role role,
            @Nullable UUID grid,
            @Nullable UUID roster,
            boolean party,
            @Nullable UUID home) {
        static Line of(Readable row) {
            return new Line(
                    role(row.get(0, String.class)),
                    row.get(1, UUID.class),
                    row.get(2, UUID.class),
                    Boolean.TRUE.equals(row.get(3, Boolean.class)),
                    row.get(4, UUID.class));
        }

        private static Role role(String word) {
            return Role.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        void livesIn(Village.Id village, PostgresHomes homes) {
            if (roster != null) {
                homes.note(
                        village,
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
