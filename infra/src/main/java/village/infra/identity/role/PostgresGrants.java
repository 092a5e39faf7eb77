package village.infra.identity.role;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.role.Grant;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.identity.role.Grants;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Roles on PostgreSQL. A lock on the place lets one change after the other see what the one before did. */
final class PostgresGrants implements Grants {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String PAGE = GrantRows.HERE + "where x.id > :after order by x.id limit :limit";
    private static final String BY_ID = GrantRows.HERE + "where x.id = :id";
    private static final String AREA = """
            select exists (
              select 1 from area
              where code = :area and valid_from <= current_date and (valid_to is null or valid_to > current_date))
            """;
    private static final String GRIDS = "select count(*) from grid where village_id = :village and id = any(:grids)";
    private static final String OFFER = """
            insert into role_offer (id, role, village_id, area_code, grids, phone_sealed, phone_index, name_sealed,
              valid_to, offered_by, offered_at, expires_at)
            values (:id, :role, :village, :area, :grids, :phone, :phoneIndex, :name, :until, :by, :at, :expires)
            """;
    private static final String WAITING = """
            select g.id, g.role, g.village_id, g.area_code, g.grids, g.valid_to, g.offered_by, g.offered_at
            from role_offer g
            where g.phone_index = :phone and g.taken_at is null and g.withdrawn_at is null and g.expires_at > :now
              and g.offered_by <> :person and (g.valid_to is null or g.valid_to > :now)
            order by g.id limit 50 for update
            """;
    private static final String TAKEN = "update role_offer set taken_by = :person, taken_at = :now where id = :id";
    private static final String REVOKE = """
            update role_grant g set valid_to = :now, revoked_by = :by
            where coalesce(g.grant_id, g.id) = :id and (g.valid_to is null or g.valid_to > :now) and %s
            """;
    private static final String WITHDRAW = """
            update role_offer g set withdrawn_at = :now
            where g.id = :id and g.taken_at is null and g.withdrawn_at is null and %s
            """;
    private static final String OTHER_OPERATORS = """
            select count(*) from role_grant
            where role = 'operator' and coalesce(grant_id, id) <> :id and valid_from <= :now
              and (valid_to is null or valid_to > :now)
            """;
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final Sealer sealer;
    private final GrantRows rows;
    private final Ids ids;

    PostgresGrants(Database database, Sealer sealer, Ids ids) {
        this.database = database;
        this.sealer = sealer;
        this.rows = new GrantRows(sealer);
        this.ids = ids;
    }

    @Override
    public Mono<Grant> give(Grant.Id id, Giving giving, Once once) {
        var village = GrantRows.village(giving.where()).orElse(new Village.Id(FIRST));
        return database.write(client -> Idempotency.claim(client, village, once, id.value())
                .flatMap(made -> made.equals(id.value())
                        ? begin(client, id, giving)
                        : find(client, giving.where(), new Grant.Id(made), giving.at())));
    }

    private Mono<Grant> begin(DatabaseClient client, Grant.Id id, Giving giving) {
        return lock(client, giving.where())
                .then(Mono.defer(() -> requirePlace(client, giving)))
                .then(Mono.defer(() -> Grantees.person(client, sealer, giving)))
                .flatMap(person -> requireOther(person, giving.by()))
                .flatMap(person -> hold(client, id, giving, person))
                .switchIfEmpty(Mono.defer(() -> offer(client, id, giving)));
    }

    private static Mono<Long> lock(DatabaseClient client, Jurisdiction where) {
        return client.sql(LOCK).bind("name", "role:" + where).fetch().rowsUpdated();
    }

    private static Mono<Void> requirePlace(DatabaseClient client, Giving giving) {
        var area = Mono.justOrEmpty(GrantRows.area(giving.where()))
                .flatMap(code -> client.sql(AREA)
                        .bind("area", code)
                        .map(row -> truth(row, 0))
                        .one())
                .filter(known -> !known)
                .flatMap(unknown -> Mono.<Void>error(() -> Refusal.of(Reason.AREA_NOT_FOUND)));
        return area.then(Mono.defer(() -> requireGrids(client, giving)));
    }

    private static Mono<Void> requireGrids(DatabaseClient client, Giving giving) {
        return Mono.justOrEmpty(GrantRows.village(giving.where()))
                .filter(village -> !giving.grids().isEmpty())
                .flatMap(village -> client.sql(GRIDS)
                        .bind("village", village.value())
                        .bind("grids", uuidsOf(giving.grids()))
                        .map(row -> number(row, 0))
                        .one())
                .filter(found -> found != giving.grids().size())
                .flatMap(missing -> Mono.error(() -> Refusal.of(Reason.GRID_NOT_FOUND)));
    }

    private static UUID[] uuidsOf(Set<Grid.Id> grids) {
        return grids.stream().map(Grid.Id::value).toArray(UUID[]::new);
    }

    private static Mono<Person.Id> requireOther(Person.Id person, Person.Id by) {
        return person.equals(by) ? Mono.error(() -> Refusal.of(Reason.ROLE_OWN)) : Mono.just(person);
    }

    private Mono<Grant> hold(DatabaseClient client, Grant.Id id, Giving giving, Person.Id person) {
        return Grantees.requireFree(client, giving, person)
                .then(Mono.defer(() -> Grantees.insert(client, ids, id, giving, person)))
                .then(Mono.defer(() -> existing(client, giving.where(), id, giving.at())))
                .flatMap(grant -> tell(client, grant, "granted", giving.at()));
    }

    private Mono<Grant> offer(DatabaseClient client, Grant.Id id, Giving giving) {
        if (!(giving.to() instanceof Grantee.Reached reached)) {
            return Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND, "这位村民还没有绑定微信，请改填手机号。"));
        }
        var phone = reached.phone().value();
        var name = reached.name().map(known -> sealer.seal(StaffNames.NAME, id.value(), known.value()));
        return GrantRows.at(client.sql(OFFER), giving.where())
                .bind("id", id.value())
                .bind("role", Columns.word(giving.role()))
                .bind("grids", uuidsOf(giving.grids()))
                .bind("phone", sealer.seal(StaffNames.PHONE, id.value(), phone))
                .bind("phoneIndex", sealer.index("roster_person.phone", phone))
                .bind("name", orNull(name, byte[].class))
                .bind("until", orNull(giving.until(), Instant.class))
                .bind("by", giving.by().value())
                .bind("at", giving.at())
                .bind("expires", giving.at().plus(OFFERED))
                .then()
                .then(Mono.defer(() -> existing(client, giving.where(), id, giving.at())))
                .flatMap(grant -> tell(client, grant, "offered", giving.at()));
    }

    private Mono<Grant> existing(DatabaseClient client, Jurisdiction where, Grant.Id id, Instant now) {
        return find(client, where, id, now).switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_GRANT_NOT_FOUND)));
    }

    private Mono<Grant> find(DatabaseClient client, Jurisdiction where, Grant.Id id, Instant now) {
        return GrantRows.in(client, BY_ID, where)
                .bind("id", id.value())
                .bind("now", now)
                .map(rows::toGrant)
                .first();
    }

    private Mono<Grant> tell(DatabaseClient client, Grant grant, String what, Instant at) {
        return PostgresEvents.append(client, GrantRows.toEvent(ids.next(), grant, what, at))
                .thenReturn(grant);
    }

    @Override
    public Mono<List<Grant>> take(Person.Id person, PhoneNumber phone, Instant now) {
        return database.write(client -> client.sql(WAITING)
                .bind("phone", sealer.index("roster_person.phone", phone.value()))
                .bind("person", person.value())
                .bind("now", now)
                .map(row -> new Offer(new Grant.Id(uuid(row, 0)), toGiving(row, phone)))
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(offer -> take(client, offer, person, now))
                .collectList());
    }

    private record Offer(Grant.Id id, Giving giving) {}

    private static Giving toGiving(Readable row, PhoneNumber phone) {
        return new Giving(
                GrantRows.where(row, 2, 3),
                word(row, 1, Role.class),
                Arrays.stream(uuids(row, 4)).map(Grid.Id::new).collect(Collectors.toSet()),
                new Grantee.Reached(phone, Optional.empty()),
                optionalInstant(row, 5),
                new Person.Id(uuid(row, 6)),
                instant(row, 7));
    }

    /** A refusal has written nothing: the rest of the transaction stands. */
    private Mono<Grant> take(DatabaseClient client, Offer offer, Person.Id person, Instant now) {
        var giving = offer.giving();
        var taking = new Giving(
                giving.where(), giving.role(), giving.grids(), giving.to(), giving.until(), giving.by(), now);
        return lock(client, giving.where())
                .then(Mono.defer(() -> Grantees.requireFree(client, taking, person)))
                .then(client.sql(TAKEN)
                        .bind("id", offer.id().value())
                        .bind("person", person.value())
                        .bind("now", now)
                        .then())
                .then(Mono.defer(() -> Grantees.insert(client, ids, offer.id(), taking, person)))
                .then(Mono.defer(() -> existing(client, taking.where(), offer.id(), now)))
                .flatMap(grant -> tell(client, grant, "granted", now))
                .onErrorResume(Refusal.class, mayNotHold -> Mono.empty());
    }

    @Override
    public Mono<Grant> byId(Jurisdiction where, Grant.Id id, Instant now) {
        return database.query(client -> find(client, where, id, now));
    }

    @Override
    public Mono<Grant> revoke(Jurisdiction where, Grant.Id id, Person.Id by, Instant now) {
        return database.write(client -> lock(client, where)
                .then(Mono.defer(() -> existing(client, where, id, now)))
                .flatMap(grant -> requireNotLast(client, grant, now))
                .flatMap(grant -> end(client, grant, by, now).thenReturn(grant))
                .flatMap(grant -> tell(client, grant, "revoked", now)));
    }

    private static Mono<Grant> requireNotLast(DatabaseClient client, Grant grant, Instant now) {
        if (grant.role() != Role.OPERATOR || grant.holder().isEmpty()) {
            return Mono.just(grant);
        }
        return client.sql(OTHER_OPERATORS)
                .bind("id", grant.id().value())
                .bind("now", now)
                .map(row -> number(row, 0))
                .one()
                .filter(others -> others > 0)
                .map(others -> grant)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_LAST_OPERATOR)));
    }

    private static Mono<Void> end(DatabaseClient client, Grant grant, Person.Id by, Instant now) {
        if (grant.holder().isEmpty()) {
            return GrantRows.in(client, WITHDRAW, grant.where())
                    .bind("id", grant.id().value())
                    .bind("now", now)
                    .then();
        }
        return GrantRows.in(client, REVOKE, grant.where())
                .bind("id", grant.id().value())
                .bind("now", now)
                .bind("by", by.value())
                .then();
    }

    @Override
    public Mono<Page<Grant, Grant.Id>> page(Jurisdiction where, int limit, Optional<Grant.Id> after, Instant now) {
        return database.query(client -> GrantRows.in(client, PAGE, where)
                        .bind("after", after.map(Grant.Id::value).orElse(FIRST))
                        .bind("limit", limit + 1)
                        .bind("now", now)
                        .map(rows::toGrant)
                        .all()
                        .collectList())
                .map(found -> Page.of(found, limit, Grant::id));
    }
}
