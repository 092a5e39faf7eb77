package village.infra.inquiry;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.inquiry.expert.Invitation;
import village.api.inquiry.expert.Invitations;
import village.infra.crypto.Sealer;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Invitations on PostgreSQL. */
final class PostgresInvitations implements Invitations {
    private static final String COLUMNS = """
        i.id, i.version, i.desk_code, i.area_code, i.label, i.invited_by, i.invited_at, i.open_until,
          coalesce(h.person_id, i.accepted_by), i.accepted_at, h.person_id is not null, i.ended_at
        """;
    /** Who is bound as the one who accepted. */
    private static final String FROM = """
        from inquiry_invitation i
        left join binding h on h.village_id = i.seat_village_id and h.roster_id = i.seat_roster_id and h.state = 'bound'
        """;

    private static final String SELECT = "select " + COLUMNS + FROM;
    private static final String ONE = SELECT + "where i.id = :id";
    private static final String LOCKED = ONE + " for update of i";
    private static final String BY_SECRET = SELECT + "where i.secret_hash = :secret";
    private static final String HELD = SELECT + "where h.person_id = :person and i.ended_at is null order by i.id";
    private static final String IN_FORCE =
            "i.area_code = :area and i.ended_at is null and (i.accepted_at is not null or i.open_until > :now)";
    private static final String STANDING = "select " + COLUMNS + """
        , r.id, r.name_sealed, i.accepted_at is not null and i.seat_roster_id is null
        """ + FROM + """
            left join roster_person r on r.village_id = i.seat_village_id and r.id = i.seat_roster_id and r.left_at is null
            where %s
            order by i.id
            """.formatted(IN_FORCE);
    private static final String IN_COUNTY = """
        from binding b
          join village_area home on home.village_id = b.village_id and home.valid_to is null
          join village_area there on there.county_code = home.county_code and there.valid_to is null
          where b.person_id = :person and b.state = 'bound' and there.township_code = :area
        """;
    private static final String BOUND = "select exists (select 1 " + IN_COUNTY + ")";
    private static final String SEAT = "update inquiry_invitation set (seat_village_id, seat_roster_id) = ("
            + "select b.village_id, b.roster_id " + IN_COUNTY + " order by b.village_id, b.roster_id limit 1)"
            + " where id = :id and seat_roster_id is null";
    private static final String INSERT = """
        insert into inquiry_invitation (id, version, desk_code, area_code, label, secret_hash, invited_by,
          invited_at, open_until)
        select :id, :version, :desk, :area, :label, :secret, :by, :now, :until
        where (select count(*) from inquiry_invitation i where %s) < :most
        """.formatted(IN_FORCE);
    /** One at a time adds to what a township's count is held against. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('inquiry-invitation:' || :area, 0))";

    private static final String UPDATE = """
        update inquiry_invitation set version = :version, accepted_by = :person, accepted_at = :since,
          ended_at = :ended
        where id = :id and version = :version - 1
        """;

    private final Database database;
    private final Sealer sealer;

    PostgresInvitations(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<Invitation> add(Once once, Invitation invitation, String secret, int most, Event event) {
        var id = invitation.id().value();
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, id)
                .flatMap(made -> made.equals(id)
                        ? inserted(client, invitation, secret, most, event).thenReturn(invitation)
                        : one(client, ONE, made)));
    }

    private static Mono<Void> inserted(DatabaseClient client, Invitation made, String secret, int most, Event event) {
        return client.sql(LOCK)
                .bind("area", made.area())
                .fetch()
                .rowsUpdated()
                .then(written(client, made, secret, most))
                .filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> Invitations.full(most)))
                .then(Mono.defer(() -> PostgresEvents.append(client, event)));
    }

    private static Mono<Long> written(DatabaseClient client, Invitation made, String secret, int most) {
        return client.sql(INSERT)
                .bind("id", made.id().value())
                .bind("version", made.version())
                .bind("desk", made.desk())
                .bind("area", made.area())
                .bind("label", made.label())
                .bind("secret", secret)
                .bind("by", made.invitedBy().value())
                .bind("now", made.invitedAt())
                .bind("until", made.until())
                .bind("most", most)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Invitation> change(Invitation.Id id, Function<Invitation, Optional<Change>> act) {
        return database.write(client -> one(client, LOCKED, id.value())
                .flatMap(found -> act.apply(found)
                        .map(change -> updated(client, change).thenReturn(change.after()))
                        .orElseGet(() -> Mono.just(found))));
    }

    private static Mono<Void> updated(DatabaseClient client, Change change) {
        var after = change.after();
        return client.sql(UPDATE)
                .bind("id", after.id().value())
                .bind("version", after.version())
                .bind("person", orNull(after.seat().map(seat -> seat.person().value()), UUID.class))
                .bind("since", orNull(after.seat().map(Invitation.Seat::since), Instant.class))
                .bind("ended", orNull(after.ended(), Instant.class))
                .then()
                .then(Mono.justOrEmpty(after.seat()).flatMap(seat -> seated(client, after, seat)))
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())));
    }

    private static Mono<Void> seated(DatabaseClient client, Invitation after, Invitation.Seat seat) {
        return client.sql(SEAT)
                .bind("id", after.id().value())
                .bind("area", after.area())
                .bind("person", seat.person().value())
                .then();
    }

    private static Mono<Invitation> one(DatabaseClient client, String sql, UUID id) {
        return client.sql(sql)
                .bind("id", id)
                .map(PostgresInvitations::toInvitation)
                .one();
    }

    @Override
    public Mono<Invitation> byId(Invitation.Id id) {
        return database.query(client -> one(client, ONE, id.value()));
    }

    @Override
    public Mono<Invitation> bySecret(String secret) {
        return database.query(client -> client.sql(BY_SECRET)
                .bind("secret", secret)
                .map(PostgresInvitations::toInvitation)
                .one());
    }

    @Override
    public Mono<List<Listed>> standing(String area, Instant now) {
        return database.query(client -> client.sql(STANDING)
                .bind("area", area)
                .bind("now", now)
                .map(row -> new Listed(toInvitation(row), name(row), truth(row, 14)))
                .all()
                .collectList());
    }

    private Optional<PersonName> name(Readable row) {
        var sealed = row.get(13, byte[].class);
        return sealed == null
                ? Optional.empty()
                : optionalUuid(row, 12).map(id -> new PersonName(sealer.open("roster_person.name", id, sealed)));
    }

    @Override
    public Mono<List<Invitation>> heldBy(Person.Id person) {
        return database.query(client -> client.sql(HELD)
                .bind("person", person.value())
                .map(PostgresInvitations::toInvitation)
                .all()
                .collectList());
    }

    @Override
    public Mono<Boolean> boundInCountyOf(String area, Person.Id person) {
        return database.query(client -> client.sql(BOUND)
                .bind("area", area)
                .bind("person", person.value())
                .map(row -> truth(row, 0))
                .one());
    }

    private static Invitation toInvitation(Readable row) {
        return new Invitation(
                new Invitation.Id(uuid(row, 0)),
                number(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                new Person.Id(uuid(row, 5)),
                instant(row, 6),
                instant(row, 7),
                optionalUuid(row, 8)
                        .map(person -> new Invitation.Seat(new Person.Id(person), instant(row, 9), truth(row, 10))),
                optionalInstant(row, 11));
    }
}
