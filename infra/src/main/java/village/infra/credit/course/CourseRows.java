package village.infra.credit.course;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.credit.course.Quiz;
import village.api.identity.Person;
import village.api.place.Village;

/** A course's row. */
final class CourseRows {
    static final String SELECT = """
            select village_id, id, version, title, summary, lessons, author_id, published_at, withdrawn_at, quiz from course
            """;
    private static final String INSERT = """
            insert into course (village_id, id, version, title, summary, lessons, status, author_id, quiz)
            values (:village, :id, :version, :title, :summary, :lessons, :status, :author, :quiz)
            """;
    private static final String UPDATE = """
            update course set version = :version, title = :title, summary = :summary, lessons = :lessons, quiz = :quiz,
              status = :status, published_at = :publishedAt, withdrawn_at = :withdrawnAt
            where village_id = :village and id = :id and version = :version - 1
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private CourseRows() {}

    /** A lesson as it is kept. */
    private record Kept(
            UUID id,
            String kind,
            String title,
            String body,
            @Nullable String video,
            int seconds) {
        static Kept of(Lesson lesson) {
            return new Kept(
                    lesson.id().value(),
                    word(lesson.kind()),
                    lesson.title(),
                    lesson.body(),
                    lesson.video().orElse(null),
                    lesson.seconds());
        }

        Lesson toLesson() {
            return new Lesson(new Lesson.Id(id), kind(kind), title, body, Optional.ofNullable(video), seconds);
        }

        private static Lesson.Kind kind(String word) {
            return List.of(Lesson.Kind.values()).stream()
                    .filter(each -> word(each).equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Mono<Void> insert(DatabaseClient client, Course course) {
        return bound(client.sql(INSERT), course)
                .bind("author", course.author().value())
                .then();
    }

    static Mono<Void> update(DatabaseClient client, Course course) {
        return bound(client.sql(UPDATE), course)
                .bind("publishedAt", orNull(course.publishedAt(), Instant.class))
                .bind("withdrawnAt", orNull(course.withdrawnAt(), Instant.class))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.empty()
                        : Mono.error(() -> new IllegalStateException("rows: " + rows + " (expected: 1)")));
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec sql, Course course) {
        var content = course.content();
        var lessons = content.lessons().stream().map(Kept::of).toList();
        return sql.bind("village", course.village().value())
                .bind("id", course.id().value())
                .bind("version", course.version())
                .bind("title", content.title())
                .bind("summary", content.summary())
                .bind("lessons", Json.of(JSON.writeValueAsBytes(lessons)))
                .bind("status", word(course.status()))
                .bind(
                        "quiz",
                        orNull(
                                content.quiz().map(quiz -> Json.of(JSON.writeValueAsBytes(KeptQuiz.of(quiz)))),
                                Json.class));
    }

    static Course toCourse(Readable row) {
        return new Course(
                new Course.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                new Course.Content(text(row, 3), text(row, 4), lessons(row), quiz(row)),
                new Person.Id(uuid(row, 6)),
                optionalInstant(row, 7),
                optionalInstant(row, 8));
    }

    /** A quiz as it is kept. */
    private record KeptQuiz(List<Quiz.Question> questions, int paper, int pass, int attempts, int minutes) {
        static KeptQuiz of(Quiz quiz) {
            return new KeptQuiz(quiz.questions(), quiz.paper(), quiz.pass(), quiz.attempts(), quiz.minutes());
        }

        Quiz toQuiz() {
            return new Quiz(questions, paper, pass, attempts, minutes);
        }
    }

    private static Optional<Quiz> quiz(Readable row) {
        return Optional.ofNullable(row.get(9, Json.class))
                .map(json -> JSON.readValue(json.asArray(), KeptQuiz.class).toQuiz());
    }

    private static List<Lesson> lessons(Readable row) {
        var json = Objects.requireNonNull(row.get(5, Json.class)).asArray();
        return List.of(JSON.readValue(json, Kept[].class)).stream()
                .map(Kept::toLesson)
                .toList();
    }
}
