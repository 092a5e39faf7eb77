package village.infra.credit.course;

import static village.infra.postgres.Columns.word;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.credit.course.Course;
import village.api.credit.course.CourseChange;
import village.api.credit.course.Courses;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Courses on PostgreSQL: a change and its event are one transaction. */
final class PostgresCourses implements Courses {
    private static final String ONE = CourseRows.SELECT + "where village_id = :village and id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String IN_STATUS = CourseRows.SELECT + """
            where village_id = :village and status = :status and id < :after order by id desc limit :limit
            """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Ids ids;

    PostgresCourses(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Course.Id> add(Once once, CourseChange change) {
        var course = change.after();
        var id = course.id().value();
        return database.write(client -> Idempotency.claim(client, course.village(), once, id)
                        .flatMap(made -> made.equals(id)
                                ? CourseRows.insert(client, course)
                                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                                        .thenReturn(made)
                                : Mono.just(made)))
                .map(Course.Id::new);
    }

    @Override
    public Mono<Course> change(
            Village.Id village, Course.Id id, Optional<Once> once, Function<Course, CourseChange> act) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                .flatMap(fresh -> fresh ? changed(client, village, id, act) : one(client, ONE, village, id)));
    }

    private static Mono<Course> changed(
            DatabaseClient client, Village.Id village, Course.Id id, Function<Course, CourseChange> act) {
        return one(client, LOCKED, village, id)
                .map(act)
                .flatMap(change -> CourseRows.update(client, change.after())
                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                        .thenReturn(change.after()));
    }

    private static Mono<Course> one(DatabaseClient client, String sql, Village.Id village, Course.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(CourseRows::toCourse)
                .one();
    }

    @Override
    public Mono<Course> byId(Village.Id village, Course.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<Page<Course, UUID>> inStatus(Village.Id village, Course.Status status, Slice slice) {
        return database.query(client -> client.sql(IN_STATUS)
                        .bind("village", village.value())
                        .bind("status", word(status))
                        .bind("after", slice.after().orElse(LAST))
                        .bind("limit", slice.limit() + 1)
                        .map(CourseRows::toCourse)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), course -> course.id().value()));
    }
}
