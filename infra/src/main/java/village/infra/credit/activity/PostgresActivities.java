package village.infra.credit.activity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Activities on PostgreSQL: a change and its event are one transaction. */
final class PostgresActivities implements Activities {
    private static final String SELECT = """
        select village_id, id, version, title, place, starts_at, ends_at, author_id, cancelled_at from activity
        where village_id = :village
        """;
    private static final String ONE = SELECT + "and id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String HELD = ONE + " for share";
    private static final String OF = SELECT + "and id < :after order by id desc limit :limit";
    private static final String INSERT = """
        insert into activity (village_id, id, version, title, place, starts_at, ends_at, author_id)
        values (:village, :id, :version, :title, :place, :startsAt, :endsAt, :author)
        """;
    private static final String UPDATE = """
        update activity set version = :version, cancelled_at = :cancelledAt
        where village_id = :village and id = :id
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;

    PostgresActivities(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Activity.Id> add(Once once, Activity activity, Event event) {
        var id = activity.id().value();
        return database.write(client -> Idempotency.claim(client, activity.village(), once, id)
                        .flatMap(made -> made.equals(id)
                                ? insert(client, activity, event).thenReturn(made)
                                : Mono.just(made)))
                .map(Activity.Id::new);
    }

    private static Mono<Void> insert(DatabaseClient client, Activity activity, Event event) {
        return client.sql(INSERT)
                .bind("village", activity.village().value())
                .bind("id", activity.id().value())
                .bind("version", activity.version())
                .bind("title", activity.title())
                .bind("place", activity.place())
                .bind("startsAt", activity.startsAt())
                .bind("endsAt", activity.endsAt())
                .bind("author", activity.author().value())
                .then()
                .then(Mono.defer(() -> PostgresEvents.append(client, event)));
    }

    @Override
    public Mono<Activity> change(Village.Id village, Activity.Id id, Function<Activity, Change> act) {
        return database.write(client -> one(client, LOCKED, village, id)
                .map(act)
                .flatMap(change -> client.sql(UPDATE)
                        .bind("village", village.value())
                        .bind("id", id.value())
                        .bind("version", change.after().version())
                        .bind("cancelledAt", orNull(change.after().cancelledAt(), Instant.class))
                        .then()
                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                        .thenReturn(change.after())));
    }

    @Override
    public Mono<Activity> held(Village.Id village, Activity.Id id) {
        return database.write(client -> one(client, HELD, village, id));
    }

    @Override
    public Mono<Activity> byId(Village.Id village, Activity.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    private static Mono<Activity> one(DatabaseClient client, String sql, Village.Id village, Activity.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(PostgresActivities::toActivity)
                .one();
    }

    @Override
    public Mono<Page<Activity, UUID>> of(Village.Id village, Optional<UUID> after, int limit) {
        return database.query(client -> client.sql(OF)
                        .bind("village", village.value())
                        .bind("after", after.orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(PostgresActivities::toActivity)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, activity -> activity.id().value()));
    }

    private static Activity toActivity(Readable row) {
        return new Activity(
                new Activity.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                text(row, 3),
                text(row, 4),
                instant(row, 5),
                instant(row, 6),
                new Person.Id(uuid(row, 7)),
                optionalInstant(row, 8));
    }
}
