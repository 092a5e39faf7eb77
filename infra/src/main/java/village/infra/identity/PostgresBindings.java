package village.infra.identity;

import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Claim;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Bindings on PostgreSQL. Unique indexes decide races: one binding a person, one binding a roster person. */
final class PostgresBindings implements Bindings {
    private static final String BY_ID = BindingRows.SELECT + "where village_id = :village and id = :id";
    private static final String CURRENT = BindingRows.SELECT
            + "where village_id = :village and person_id = :person and state in ('pending', 'bound')";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String MATCHES = """
        select r.id from roster_person r
        where r.village_id = :village and r.left_at is null and r.phone_index = :phone
          and (r.name_index = :name or r.id_last4_index = :last4)
          and (r.born is null or r.born <= current_date - interval '14 years')
          and not exists (
            select 1 from binding b
            where b.village_id = r.village_id and b.roster_id = r.id and b.state = 'bound')
        limit 2
        """;
    private static final String EVER = """
        select exists (select 1 from binding where village_id = :village and person_id = :person)
        """;
    private static final String DECIDE = """
        update binding set state = :state, roster_id = :roster, decided_by = :by, decided_at = :at,
          decision_reason = :reason, version = :version
        where village_id = :village and id = :id and version = :version - 1
        """;
    private static final String END = """
        update binding set state = :state, ended_at = :at, version = :version
        where village_id = :village and id = :id and version = :version - 1
        """;
    private static final String ON_ROSTER = """
        select coalesce(r.born, date '-infinity') <= current_date - interval '14 years' or exists (
          select 1 from binding b
          where b.village_id = r.village_id and b.roster_id = r.guardian_id and b.state = 'bound')
        from roster_person r where r.village_id = :village and r.id = :roster and r.left_at is null
        for key share of r
        """;

    private final Database database;
    private final Sealer sealer;
    private final BindingRows rows;
    private final PendingBindings pendingBindings;
    private final Ids ids;

    PostgresBindings(Database database, Sealer sealer, Ids ids) {
        this.database = database;
        this.sealer = sealer;
        this.rows = new BindingRows(sealer);
        this.pendingBindings = new PendingBindings(database, sealer);
        this.ids = ids;
    }

    @Override
    public Mono<Binding> request(Binding.Id id, Request request, Once once) {
        return database.write(client -> Idempotency.claim(client, request.village(), once, id.value())
                .flatMap(made -> made.equals(id.value())
                        ? begin(client, id, request)
                        : find(client, request.village(), new Binding.Id(made))));
    }

    private Mono<Binding> begin(DatabaseClient client, Binding.Id id, Request request) {
        return lock(client, request)
                .then(Mono.defer(() -> endWaiting(client, request)))
                .then(Mono.defer(() -> matches(client, request)))
                .flatMap(matches -> add(client, id, request, matches))
                .flatMap(binding -> tell(client, binding, request.at()));
    }

    /** One person's requests in one village go one after the other. */
    private static Mono<Long> lock(DatabaseClient client, Request request) {
        return client.sql(LOCK)
                .bind("name", "binding:" + request.village() + ":" + request.person())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> endWaiting(DatabaseClient client, Request request) {
        return find(client, request.village(), request.person())
                .map(PostgresBindings::requireWaiting)
                .flatMap(waiting -> end(client, waiting.ended(), request.at()))
                .flatMap(ended -> tell(client, ended, request.at()))
                .then();
    }

    private static Binding requireWaiting(Binding binding) {
        if (binding.state() == Binding.State.BOUND) {
            throw Refusal.of(Reason.BINDING_EXISTS);
        }
        return binding;
    }

    private Mono<List<RosterPerson.Id>> matches(DatabaseClient client, Request request) {
        var claim = request.claim();
        return client.sql(MATCHES)
                .bind("village", request.village().value())
                .bind("phone", sealer.index("roster_person.phone", claim.phone().value()))
                .bind("name", orNull(index("name", claim, c -> c.name().map(PersonName::value)), byte[].class))
                .bind("last4", orNull(index("id_last4", claim, Claim::idLast4), byte[].class))
                .map(row -> new RosterPerson.Id(uuid(row, 0)))
                .all()
                .collectList();
    }

    private Optional<byte[]> index(String column, Claim claim, Function<Claim, Optional<String>> part) {
        return part.apply(claim).map(value -> sealer.index("roster_person." + column, value));
    }

    private Mono<Binding> add(DatabaseClient client, Binding.Id id, Request request, List<RosterPerson.Id> matches) {
        var pending = new Binding(request.village(), id, request.person(), Optional.empty(), Binding.State.PENDING, 1);
        return Mono.justOrEmpty(request.atOnce(matches))
                .map(who -> bound(pending, who))
                .flatMap(bound -> rows.insert(client, bound, request))
                .switchIfEmpty(Mono.defer(() -> rows.insert(client, pending, request)));
    }

    private static Binding bound(Binding pending, RosterPerson.Id who) {
        return new Binding(pending.village(), pending.id(), pending.person(), Optional.of(who), Binding.State.BOUND, 1);
    }

    @Override
    public Mono<Binding> requested(Village.Id village, Once once) {
        return database.query(client ->
                Idempotency.made(client, village, once).flatMap(made -> find(client, village, new Binding.Id(made))));
    }

    @Override
    public Mono<Binding> byId(Village.Id village, Binding.Id id) {
        return database.query(client -> find(client, village, id));
    }

    private static Mono<Binding> find(DatabaseClient client, Village.Id village, Binding.Id id) {
        return client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(BindingRows::toBinding)
                .one();
    }

    @Override
    public Mono<Binding> current(Village.Id village, Person.Id person) {
        return database.query(client -> find(client, village, person));
    }

    @Override
    public Mono<Boolean> everAsked(Village.Id village, Person.Id person) {
        return database.query(client -> client.sql(EVER)
                .bind("village", village.value())
                .bind("person", person.value())
                .map(row -> truth(row, 0))
                .one());
    }

    private static Mono<Binding> find(DatabaseClient client, Village.Id village, Person.Id person) {
        return client.sql(CURRENT)
                .bind("village", village.value())
                .bind("person", person.value())
                .map(BindingRows::toBinding)
                .one();
    }

    @Override
    public Mono<Binding> save(Binding binding, Decision decision) {
        return database.write(client -> Mono.just(binding)
                        .filter(changed -> changed.state() != Binding.State.ENDED)
                        .flatMap(decided -> decide(client, decided, decision))
                        .switchIfEmpty(Mono.defer(() -> end(client, binding, decision.at())))
                        .flatMap(saved -> tell(client, saved, decision.at())))
                .onErrorMap(DuplicateKeyException.class, taken -> Refusal.of(Reason.BINDING_TARGET_TAKEN));
    }

    private static Mono<Binding> decide(DatabaseClient client, Binding binding, Decision decision) {
        return requireOnRoster(client, binding)
                .then(client.sql(DECIDE)
                        .bind("village", binding.village().value())
                        .bind("id", binding.id().value())
                        .bind("version", binding.version())
                        .bind("state", Columns.word(binding.state()))
                        .bind("roster", orNull(binding.rosterPerson().map(RosterPerson.Id::value), UUID.class))
                        .bind("by", orNull(decision.by().map(Person.Id::value), UUID.class))
                        .bind("at", decision.at())
                        .bind("reason", orNull(decision.reason(), String.class))
                        .fetch()
                        .rowsUpdated())
                .map(rows -> requireChanged(rows, binding));
    }

    private static Mono<Void> requireOnRoster(DatabaseClient client, Binding binding) {
        return Mono.justOrEmpty(binding.rosterPerson())
                .flatMap(who -> client.sql(ON_ROSTER)
                        .bind("village", binding.village().value())
                        .bind("roster", who.value())
                        .map(row -> truth(row, 0))
                        .one()
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND))))
                .filter(guarded -> !guarded)
                .flatMap(alone -> Mono.error(() -> Refusal.of(Reason.BINDING_GUARDIAN)));
    }

    private static Mono<Binding> end(DatabaseClient client, Binding binding, Instant at) {
        return client.sql(END)
                .bind("village", binding.village().value())
                .bind("id", binding.id().value())
                .bind("version", binding.version())
                .bind("state", Columns.word(binding.state()))
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> requireChanged(rows, binding));
    }

    private static Binding requireChanged(long rows, Binding binding) {
        if (rows != 1) {
            throw Refusal.of(Reason.BINDING_ALREADY_DECIDED);
        }
        return binding;
    }

    private Mono<Binding> tell(DatabaseClient client, Binding binding, Instant at) {
        return PostgresEvents.append(client, BindingRows.toEvent(ids.next(), binding, at))
                .thenReturn(binding);
    }

    @Override
    public Mono<Page<Pending, Binding.Id>> pending(Village.Id village, int limit, Optional<Binding.Id> after) {
        return pendingBindings.page(village, limit, after);
    }
}
