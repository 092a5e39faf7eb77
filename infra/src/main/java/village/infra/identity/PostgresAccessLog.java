package village.infra.identity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.AccessLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

final class PostgresAccessLog implements AccessLog {
    private static final String APPEND = """
        insert into access_log
          (id, person_id, village_id, roster_id, viewer_id, viewer_role, viewer_client, what, purpose,
           viewed_at)
        values (:id, :person, :village, :roster, :viewer, :role, :client, :what, :purpose, :viewedAt)
        """;
    private static final String ABOUT = """
        select l.id, l.person_id, l.village_id, l.roster_id, l.viewer_id, l.viewer_role, l.what, l.purpose,
          l.viewed_at, r.id, r.name_sealed, k.name
        from access_log l
        left join client k on k.id = l.viewer_client
        left join binding b on b.village_id = l.village_id and b.person_id = l.viewer_id and b.state = 'bound'
        left join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
        where l.id < :after
          and (l.person_id = :person or (l.village_id, l.roster_id) in (
            select m.village_id, m.roster_id from binding m where m.person_id = :person and m.state = 'bound'))
        order by l.id desc limit :limit
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Sealer sealer;

    PostgresAccessLog(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<Void> append(Entry entry) {
        var whose = entry.whose();
        return database.write(client -> client.sql(APPEND)
                .bind("id", entry.id().value())
                .bind("person", orNull(whose.person().map(Person.Id::value), UUID.class))
                .bind("village", orNull(whose.village().map(Village.Id::value), UUID.class))
                .bind("roster", orNull(whose.rosterPerson().map(RosterPerson.Id::value), UUID.class))
                .bind("viewer", entry.viewer().value())
                .bind("role", orNull(entry.viewerRole().map(Columns::word), String.class))
                .bind("client", orNull(platform(entry), UUID.class))
                .bind("what", entry.what())
                .bind("purpose", entry.purpose())
                .bind("viewedAt", entry.viewedAt())
                .then()
                .then(PostgresAudit.note(client, viewed(entry))));
    }

    private static PostgresAudit.Act viewed(Entry entry) {
        var whose = entry.whose();
        var kind = whose.rosterPerson().isPresent() ? "roster-person" : "person";
        var subject = whose.rosterPerson()
                .map(RosterPerson.Id::value)
                .or(() -> whose.person().map(Person.Id::value))
                .orElseGet(entry.id()::value);
        return new PostgresAudit.Act(
                entry.id().value(), whose.village(), "contact.viewed", kind, subject, entry.viewedAt());
    }

    @Override
    public Mono<Page<Line, Id>> about(Person.Id person, int limit, Optional<Id> after) {
        return database.query(client -> client.sql(ABOUT)
                        .bind("person", person.value())
                        .bind("after", after.map(Id::value).orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(this::toLine)
                        .all()
                        .collectList())
                .map(lines -> Page.of(lines, limit, line -> line.entry().id()));
    }

    private Line toLine(Readable row) {
        var whose = new Whose(
                optionalUuid(row, 1).map(Person.Id::new),
                optionalUuid(row, 2).map(Village.Id::new),
                optionalUuid(row, 3).map(RosterPerson.Id::new));
        var entry = new Entry(
                new Id(uuid(row, 0)),
                whose,
                new Person.Id(uuid(row, 4)),
                optionalText(row, 5).map(any -> word(row, 5, Role.class)),
                text(row, 6),
                text(row, 7),
                instant(row, 8));
        return new Line(entry, viewer(row), optionalText(row, 11));
    }

    private static Optional<UUID> platform(Entry entry) {
        return entry.viewerRole().isPresent()
                ? Optional.empty()
                : Optional.of(entry.viewer().value());
    }

    private Optional<PersonName> viewer(Readable row) {
        var sealed = row.get(10, byte[].class);
        return sealed == null
                ? Optional.empty()
                : optionalUuid(row, 9).map(id -> new PersonName(sealer.open("roster_person.name", id, sealed)));
    }
}
