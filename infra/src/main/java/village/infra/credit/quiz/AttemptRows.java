package village.infra.credit.quiz;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.quiz.Attempt;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** An attempt's row. */
final class AttemptRows {
    static final String SELECT = """
            select village_id, id, course_id, roster_id, number::bigint, paper, begun_at, until_at, answers, marks, passed,
              handed_in_at
            from quiz_attempt
            """;
    private static final String INSERT = """
            insert into quiz_attempt (village_id, id, course_id, roster_id, number, paper, begun_at, until_at)
            values (:village, :id, :course, :member, :number, :paper, :begunAt, :untilAt)
            """;
    private static final String UPDATE = """
            update quiz_attempt set answers = :answers, marks = :marks, passed = :passed, handed_in_at = :at
            where village_id = :village and id = :id and handed_in_at is null
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private AttemptRows() {}

    static Mono<Void> insert(DatabaseClient client, Attempt attempt) {
        return client.sql(INSERT)
                .bind("village", attempt.member().village().value())
                .bind("id", attempt.id().value())
                .bind("course", attempt.course().value())
                .bind("member", attempt.member().id().value())
                .bind("number", attempt.number())
                .bind("paper", json(attempt.paper()))
                .bind("begunAt", attempt.begunAt())
                .bind("untilAt", attempt.until())
                .then();
    }

    static Mono<Void> update(DatabaseClient client, Attempt attempt) {
        return Mono.justOrEmpty(attempt.result())
                .flatMap(result -> client.sql(UPDATE)
                        .bind("village", attempt.member().village().value())
                        .bind("id", attempt.id().value())
                        .bind("answers", json(result.answers()))
                        .bind("marks", json(result.marks()))
                        .bind("passed", result.passed())
                        .bind("at", result.at())
                        .then());
    }

    private static Json json(Object value) {
        return Json.of(JSON.writeValueAsBytes(value));
    }

    static Attempt toAttempt(Readable row) {
        return new Attempt(
                new Attempt.Id(uuid(row, 1)),
                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 3))),
                new Course.Id(uuid(row, 2)),
                Math.toIntExact(number(row, 4)),
                read(row, 5, new TypeReference<List<Attempt.Slot>>() {}),
                instant(row, 6),
                instant(row, 7),
                optionalInstant(row, 11)
                        .map(at -> new Attempt.Result(
                                read(row, 8, new TypeReference<List<List<Integer>>>() {}),
                                read(row, 9, new TypeReference<List<Boolean>>() {}),
                                truth(row, 10),
                                at)));
    }

    private static <T> T read(Readable row, int index, TypeReference<T> type) {
        return JSON.readValue(Objects.requireNonNull(row.get(index, Json.class)).asArray(), type);
    }
}
