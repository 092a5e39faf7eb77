package village.infra.identity.family;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Family ties on PostgreSQL. One helper's requests in one village go one after the other. */
final class PostgresFamilyTies implements FamilyTies {
    private static final String SELECT = "select " + FamilyTieRows.COLUMNS + " from family_tie t ";
    private static final String BY_ID = SELECT + "where t.village_id = :village and t.id = :id";
    private static final String OF =
            SELECT + "where t.helper_id = :person and t.id = :id union all select " + FamilyTieRows.COLUMNS + """
             from binding b join family_tie t on t.village_id = b.village_id and t.roster_id = b.roster_id
            where b.person_id = :person and b.state = 'bound' and t.id = :id
            """;
    private static final String OPEN = SELECT + """
            where t.village_id = :village and t.helper_id = :helper and t.roster_id = :roster
              and t.state in ('pending', 'approved')
            """;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String AS = """
            select b.roster_id from binding b
            join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and r.left_at is null
            where b.village_id = :village and b.person_id = :helper and b.state = 'bound'
            """;
    private static final String MEMBER = """
            select w.id from roster_person w
            join roster_person h on h.village_id = w.village_id and h.household_id = w.household_id
            where w.village_id = :village and w.id = :whom and w.left_at is null and h.id = :as
            """;
    private static final String NAMED = """
            select id from roster_person
            where village_id = :village and name_index = :name and id_last4_index = :last4 and left_at is null limit 2
            """;
    private static final String WAITING = """
            select count(*) from family_tie where village_id = :village and helper_id = :helper and state = 'pending'
            """;
    private static final String STILL_THERE = """
            select exists (
              select 1 from binding b
              join roster_person h on h.village_id = b.village_id and h.id = b.roster_id and h.left_at is null
              join roster_person w on w.village_id = b.village_id and w.id = :whom and w.left_at is null
              where b.village_id = :village and b.person_id = :helper and b.state = 'bound' and b.roster_id = :as)
            """;
    private static final String DECIDE = """
            update family_tie set state = :state, decided_by = :by, decided_at = :at, decision_reason = :reason,
              version = :version
            where village_id = :village and id = :id and version = :version - 1
            """;
    private static final String END = """
            update family_tie set state = :state, ended_by = :by, ended_at = :at,
              decision_reason = coalesce(:reason, decision_reason), version = :version
            where village_id = :village and id = :id and version = :version - 1
            """;

    private final Database database;
    private final Sealer sealer;
    private final FamilyTieRows rows;
    private final FamilyLists lists;
    private final Ids ids;

    PostgresFamilyTies(Database database, Sealer sealer, Ids ids) {
        this.database = database;
        this.sealer = sealer;
        this.rows = new FamilyTieRows(sealer);
        this.lists = new FamilyLists(database, sealer);
        this.ids = ids;
    }

    @Override
    public Mono<FamilyTie> ask(FamilyTie.Id id, Asking asking, Once once) {
        return database.write(client -> Idempotency.claim(client, asking.village(), once, id.value())
                .flatMap(made -> made.equals(id.value())
                        ? begin(client, id, asking)
                        : find(client, asking.village(), new FamilyTie.Id(made))));
    }

    private Mono<FamilyTie> begin(DatabaseClient client, FamilyTie.Id id, Asking asking) {
        return lock(client, asking)
                .then(Mono.defer(() -> existingHelper(client, asking)))
                .flatMap(as -> meant(client, as, asking)
                        .map(whom -> pending(id, asking, as, Optional.of(whom)))
                        .defaultIfEmpty(pending(id, asking, as, Optional.empty())))
                .flatMap(tie -> open(client, tie).switchIfEmpty(Mono.defer(() -> add(client, tie, asking))));
    }

    private static Mono<Long> lock(DatabaseClient client, Asking asking) {
        return client.sql(LOCK)
                .bind("name", "family:" + asking.village() + ":" + asking.helper())
                .fetch()
                .rowsUpdated();
    }

    private static Mono<RosterPerson.Id> existingHelper(DatabaseClient client, Asking asking) {
        return client.sql(AS)
                .bind("village", asking.village().value())
                .bind("helper", asking.helper().value())
                .map(row -> new RosterPerson.Id(uuid(row, 0)))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.BINDING_REQUIRED)));
    }

    private Mono<RosterPerson.Id> meant(DatabaseClient client, RosterPerson.Id as, Asking asking) {
        var whom = asking.whom();
        var found = whom instanceof Whom.Member member
                ? member(client, as, asking.village(), member)
                : named(client, asking.village(), (Whom.Named) whom);
        return found.doOnNext(other -> refuseHimself(as, other));
    }

    private static void refuseHimself(RosterPerson.Id as, RosterPerson.Id other) {
        if (other.equals(as)) {
            throw Refusal.invalid("/rosterId", "替自己办事不用申请。");
        }
    }

    private static Mono<RosterPerson.Id> member(
            DatabaseClient client, RosterPerson.Id as, Village.Id village, Whom.Member member) {
        return client.sql(MEMBER)
                .bind("village", village.value())
                .bind("whom", member.id().value())
                .bind("as", as.value())
                .map(row -> new RosterPerson.Id(uuid(row, 0)))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND)));
    }

    /** Several who fit are as good as none: a cadre must ask. */
    private Mono<RosterPerson.Id> named(DatabaseClient client, Village.Id village, Whom.Named named) {
        return client.sql(NAMED)
                .bind("village", village.value())
                .bind("name", sealer.index("roster_person.name", named.name().value()))
                .bind(
                        "last4",
                        sealer.index("roster_person.id_last4", named.idLast4().value()))
                .map(row -> new RosterPerson.Id(uuid(row, 0)))
                .all()
                .collectList()
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0));
    }

    private static FamilyTie pending(
            FamilyTie.Id id, Asking asking, RosterPerson.Id as, Optional<RosterPerson.Id> whom) {
        return new FamilyTie(asking.village(), id, asking.helper(), as, whom, FamilyTie.State.PENDING, 1);
    }

    private static Mono<FamilyTie> open(DatabaseClient client, FamilyTie tie) {
        return Mono.justOrEmpty(tie.forWhom())
                .flatMap(whom -> client.sql(OPEN)
                        .bind("village", tie.village().value())
                        .bind("helper", tie.helper().value())
                        .bind("roster", whom.value())
                        .map(FamilyTieRows::toTie)
                        .one());
    }

    private Mono<FamilyTie> add(DatabaseClient client, FamilyTie tie, Asking asking) {
        return client.sql(WAITING)
                .bind("village", tie.village().value())
                .bind("helper", tie.helper().value())
                .map(row -> number(row, 0))
                .one()
                .filter(waiting -> waiting < MAX_PENDING)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.FAMILY_TOO_MANY)))
                .flatMap(waiting -> rows.insert(client, tie, asking))
                .flatMap(added -> PostgresEvents.append(client, FamilyTieRows.toEvent(ids.next(), added, asking.at()))
                        .thenReturn(added));
    }

    @Override
    public Mono<FamilyTie> byId(Village.Id village, FamilyTie.Id id) {
        return database.query(client -> find(client, village, id));
    }

    private static Mono<FamilyTie> find(DatabaseClient client, Village.Id village, FamilyTie.Id id) {
        return client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(FamilyTieRows::toTie)
                .one();
    }

    @Override
    public Mono<FamilyTie> of(Person.Id person, FamilyTie.Id id) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .bind("id", id.value())
                .map(FamilyTieRows::toTie)
                .first());
    }

    @Override
    public Mono<FamilyTie> save(FamilyTie tie, Decision decision) {
        return database.write(client -> requireStillThere(client, tie)
                .then(Mono.defer(() -> update(client, tie, decision)))
                .then(Mono.defer(
                        () -> PostgresEvents.append(client, FamilyTieRows.toEvent(ids.next(), tie, decision.at()))))
                .thenReturn(tie));
    }

    private static Mono<Void> requireStillThere(DatabaseClient client, FamilyTie tie) {
        if (tie.state() != FamilyTie.State.APPROVED) {
            return Mono.empty();
        }
        return client.sql(STILL_THERE)
                .bind("village", tie.village().value())
                .bind("helper", tie.helper().value())
                .bind("as", tie.as().value())
                .bind("whom", tie.forWhom().orElseThrow().value())
                .map(row -> truth(row, 0))
                .one()
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND)))
                .then();
    }

    private static Mono<Long> update(DatabaseClient client, FamilyTie tie, Decision decision) {
        return client.sql(tie.state() == FamilyTie.State.ENDED ? END : DECIDE)
                .bind("village", tie.village().value())
                .bind("id", tie.id().value())
                .bind("version", tie.version())
                .bind("state", Columns.word(tie.state()))
                .bind("by", decision.by().value())
                .bind("at", decision.at())
                .bind("reason", orNull(decision.reason(), String.class))
                .fetch()
                .rowsUpdated()
                .filter(changed -> changed == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.FAMILY_DECIDED)));
    }

    @Override
    public Mono<Page<Pending, FamilyTie.Id>> pending(Village.Id village, int limit, Optional<FamilyTie.Id> after) {
        return lists.pending(village, limit, after);
    }

    @Override
    public Mono<List<Circle>> around(Person.Id person) {
        return lists.around(person);
    }
}
