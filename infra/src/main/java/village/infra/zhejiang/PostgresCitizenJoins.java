package village.infra.zhejiang;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.AccessLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.citizen.CitizenJoins;
import village.api.identity.citizen.Joining;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/** Joins on PostgreSQL. Locks on the user, the number, the bindings and the persons decide races. */
final class PostgresCitizenJoins implements CitizenJoins {
    private static final String ADD = """
        insert into citizen_join (village_id, id, person_id, roster_id, platform, user_hash, joined_at)
        values (:village, :id, :person, :roster, :platform, :hash, :at)
        """;
    private static final String MOVE = """
        update wechat_identity set person_id = :stays where person_id = :goes and app_id = :platform
        """;
    private static final String LEAVE =
            "update session set revoked_at = now() where person_id = :goes and revoked_at is null";
    private static final String CLOSE = "update person set erased_at = now() where id = :goes";
    private static final String SELECT = """
        select j.id, j.village_id, j.person_id, j.roster_id, j.platform, r.name_sealed, j.joined_at, j.undone_at,
          j.undone_reason
        from citizen_join j join roster_person r on r.village_id = j.village_id and r.id = j.roster_id
        """;
    private static final String OF =
            SELECT + "where j.person_id = :person and j.undone_at is null order by j.joined_at desc, j.id limit 20";
    private static final String IN =
            SELECT + "where j.village_id = :village order by j.joined_at desc, j.id limit :limit";
    private static final String ONE = SELECT + "where j.village_id = :village and j.id = :id";
    private static final String UNDO = """
        update citizen_join set undone_at = :at, undone_by = :by, undone_reason = :reason
        where village_id = :village and id = :id and undone_at is null
        """;
    private static final String ADD_PERSON = "insert into person (id) values (:stays)";
    private static final String SIGN_OUT = """
        update session set revoked_at = now() where person_id = :goes and app_id = :platform and revoked_at is null
        """;

    private final Database database;
    private final Sealer sealer;
    private final AccessLog accessLog;
    private final Ids ids;

    PostgresCitizenJoins(Database database, Sealer sealer, AccessLog accessLog, Ids ids) {
        this.database = database;
        this.sealer = sealer;
        this.accessLog = accessLog;
        this.ids = ids;
    }

    @Override
    public Mono<Joining.Verdict> join(Request request) {
        return database.write(client -> {
            var facts = new JoinFacts(client, sealer, request);
            return facts.person()
                    .zipWhen(person -> facts.bound())
                    .flatMap(known -> decide(client, facts, request, known.getT1(), known.getT2()));
        });
    }

    private Mono<Joining.Verdict> decide(
            DatabaseClient client, JoinFacts facts, Request request, Person.Id person, List<Joining.Bound> bound) {
        var holder = Joining.holder(bound);
        return Mono.justOrEmpty(holder)
                .flatMap(one -> facts.hold(one, person).then(Mono.defer(() -> facts.holder(one))))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .zipWhen(held -> facts.user(person))
                .map(known -> Joining.verdict(bound, known.getT2(), known.getT1()))
                .flatMap(verdict -> verdict == Joining.Verdict.JOINED
                                && !holder.orElseThrow().equals(person)
                        ? joined(client, request, person, bound.get(0)).thenReturn(verdict)
                        : Mono.just(verdict));
    }

    private Mono<Void> joined(DatabaseClient client, Request request, Person.Id goes, Joining.Bound as) {
        var id = new Id(ids.next());
        return run(client, MOVE, goes, as.person(), request.user().appId())
                .then(Mono.defer(
                        () -> client.sql(LEAVE).bind("goes", goes.value()).then()))
                .then(Mono.defer(
                        () -> client.sql(CLOSE).bind("goes", goes.value()).then()))
                .then(Mono.defer(() -> add(client, id, request, as)))
                .then(Mono.defer(() -> accessLog.append(seen(request, as))))
                .then(Mono.defer(() -> tell(client, as.village(), id, 1, "citizen.joined", as.person(), request.at())));
    }

    private static Mono<Void> add(DatabaseClient client, Id id, Request request, Joining.Bound as) {
        return client.sql(ADD)
                .bind("village", as.village().value())
                .bind("id", id.value())
                .bind("person", as.person().value())
                .bind("roster", as.rosterPerson().value())
                .bind("platform", request.user().appId())
                .bind("hash", UserHash.of(request.user()))
                .bind("at", request.at())
                .then();
    }

    /** Whoever came in sees all that the person sees: it stands where he finds who saw his data. */
    private AccessLog.Entry seen(Request request, Joining.Bound as) {
        return new AccessLog.Entry(
                new AccessLog.Id(ids.next()),
                new AccessLog.Whose(
                        Optional.of(as.person()), Optional.of(as.village()), Optional.of(as.rosterPerson())),
                as.person(),
                Optional.of(Role.VILLAGER),
                "全部资料（从浙里办登录）",
                "实名信息与名册一致，浙里办登录加到了您的账号",
                request.at());
    }

    private Mono<Void> tell(
            DatabaseClient client, Village.Id village, Id id, long version, String type, Person.Id person, Instant at) {
        var subject = new Event.Subject("citizen-join", id.value(), version);
        var facts = Map.of("person", person.toString());
        return PostgresEvents.append(client, new Event(ids.next(), Optional.of(village), subject, type, facts, at));
    }

    private static Mono<Void> run(DatabaseClient client, String sql, Person.Id goes, Person.Id stays, String platform) {
        return client.sql(sql)
                .bind("goes", goes.value())
                .bind("stays", stays.value())
                .bind("platform", platform)
                .then();
    }

    @Override
    public Mono<List<Join>> of(Person.Id person) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .map(this::toJoin)
                .all()
                .collectList());
    }

    @Override
    public Mono<List<Join>> in(Village.Id village, int limit) {
        return database.query(client -> client.sql(IN)
                .bind("village", village.value())
                .bind("limit", limit)
                .map(this::toJoin)
                .all()
                .collectList());
    }

    @Override
    public Mono<Join> undo(Village.Id village, Id join, Undoing undoing) {
        return database.write(client -> client.sql(UNDO)
                .bind("village", village.value())
                .bind("id", join.value())
                .bind("at", undoing.at())
                .bind("by", undoing.by().value())
                .bind("reason", orNull(undoing.reason(), String.class))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(one -> client.sql(ONE)
                        .bind("village", village.value())
                        .bind("id", join.value())
                        .map(this::toJoin)
                        .one())
                .flatMap(undone -> parted(client, undone, undoing.at()).thenReturn(undone)));
    }

    private Mono<Void> parted(DatabaseClient client, Join undone, Instant at) {
        var fresh = new Person.Id(ids.next());
        return client.sql(ADD_PERSON)
                .bind("stays", fresh.value())
                .then()
                .then(Mono.defer(() -> run(client, MOVE, undone.person(), fresh, undone.platform())))
                .then(Mono.defer(() -> client.sql(SIGN_OUT)
                        .bind("goes", undone.person().value())
                        .bind("platform", undone.platform())
                        .then()))
                .then(Mono.defer(
                        () -> tell(client, undone.village(), undone.id(), 2, "citizen.parted", undone.person(), at)));
    }

    private Join toJoin(Readable row) {
        var roster = uuid(row, 3);
        return new Join(
                new Id(uuid(row, 0)),
                new Village.Id(uuid(row, 1)),
                new Person.Id(uuid(row, 2)),
                new RosterPerson.Id(roster),
                text(row, 4),
                new PersonName(sealer.open("roster_person.name", roster, sealed(row))),
                instant(row, 6),
                optionalInstant(row, 7),
                optionalText(row, 8));
    }

    private static byte[] sealed(Readable row) {
        return Objects.requireNonNull(row.get(5, byte[].class));
    }
}
