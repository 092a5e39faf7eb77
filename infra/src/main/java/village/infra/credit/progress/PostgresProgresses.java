package village.infra.credit.progress;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progress;
import village.api.credit.progress.Progresses;
import village.api.event.Event;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

/** Progress on PostgreSQL. Beats are gathered by {@link BeatQueue}. */
final class PostgresProgresses implements Progresses {
    private static final String COLUMNS = "id, course_id, lesson_id, reached_ms, finished_at";
    private static final String TURN =
            "select 1 from study_clock where village_id = :village and roster_id = :member for update";
    private static final String FINISH = """
            update lesson_progress set finished_at = :at
            where village_id = :village and roster_id = :member and lesson_id = :lesson and finished_at is null
            returning\s""" + COLUMNS;
    private static final String COMPLETE = """
            insert into course_completion (village_id, roster_id, course_id, id, completed_at)
            values (:village, :member, :course, :id, :at)
            on conflict on constraint course_completion_pk do nothing
            """;
    private static final String OF = "select " + COLUMNS + " from lesson_progress"
            + " where village_id = :village and roster_id = :member and course_id = any(:courses) order by lesson_id";

    private final Database database;
    private final BeatQueue queue;

    PostgresProgresses(Database database, BeatQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    @Override
    public Mono<Heard> hear(Beat beat) {
        return queue.hear(beat);
    }

    @Override
    public Mono<Progress> finish(Member member, Progress progress, Instant at, Event event) {
        return database.write(client -> turn(client, member)
                .then(client.sql(FINISH)
                        .bind("village", member.village().value())
                        .bind("member", member.id().value())
                        .bind("lesson", progress.lesson().value())
                        .bind("at", at)
                        .map(PostgresProgresses::toProgress)
                        .one())
                .flatMap(done -> PostgresEvents.append(client, event).thenReturn(done)));
    }

    /** One member's lessons finish one after another, so that the last of them sees that the course is done. */
    private static Mono<Void> turn(DatabaseClient client, Member member) {
        return client.sql(TURN)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .then();
    }

    @Override
    public Mono<Boolean> complete(Member member, Course.Id course, Instant at, Event event) {
        return database.write(client -> client.sql(COMPLETE)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("course", course.value())
                .bind("id", event.subject().id())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .flatMap(
                        rows -> rows == 1 ? PostgresEvents.append(client, event).thenReturn(true) : Mono.just(false)));
    }

    @Override
    public Mono<List<Progress>> of(Member member, Collection<Course.Id> courses) {
        return database.query(client -> client.sql(OF)
                .bind("village", member.village().value())
                .bind("member", member.id().value())
                .bind("courses", courses.stream().map(Course.Id::value).toArray(UUID[]::new))
                .map(PostgresProgresses::toProgress)
                .all()
                .collectList());
    }

    static Progress toProgress(Readable row) {
        return new Progress(
                new Progress.Id(uuid(row, 0)),
                new Course.Id(uuid(row, 1)),
                new Lesson.Id(uuid(row, 2)),
                number(row, 3),
                optionalInstant(row, 4));
    }
}
