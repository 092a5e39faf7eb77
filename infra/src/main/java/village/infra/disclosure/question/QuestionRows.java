package village.infra.disclosure.question;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
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
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.disclosure.Filing;
import village.api.disclosure.Revision;
import village.api.disclosure.question.Answer;
import village.api.disclosure.question.Objection;
import village.api.disclosure.question.Question;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** A question's row. */
final class QuestionRows {
    static final String SELECT = """
        select village_id, id, version, disclosure_id, item_code, title, responsible_role, asker_id, asker_name,
          question_text, asked_at, due_at, answers, withheld_reason, withheld_by, withheld_at, escalated_at,
          objected_at, upheld_reason, upheld_by, upheld_at
        from disclosure_question
        """;
    /** Whoever erases a revision holds this row until it is done. */
    private static final String HELD =
            "select id from disclosure where village_id = :village and id = :disclosure for share";
    /** A title that was erased since it was read is not brought back. */
    private static final String INSERT = """
        insert into disclosure_question (village_id, id, version, disclosure_id, item_code, title,
          responsible_role, asker_id, asker_name, question_text, asked_at, due_at, status, answers)
        values (:village, :id, :version, :disclosure, :item,
          case when exists (
              select 1 from disclosure_revision r
              where r.village_id = :village and r.disclosure_id = :disclosure and r.erased_reason is not null)
            and not exists (
              select 1 from disclosure_revision r
              where r.village_id = :village and r.disclosure_id = :disclosure and r.erased_reason is null
                and r.title = :title)
            then :erased else :title end,
          :responsible, :asker, :name, :text, :askedAt, :dueAt, 'waiting', '[]')
        """;

    private static final String UPDATE = """
        update disclosure_question set version = :version, status = :status, answers = :answers,
          withheld_reason = :reason, withheld_by = :withheldBy, withheld_at = :withheldAt,
          escalated_at = :escalatedAt, objected_at = :objectedAt, upheld_reason = :upheldReason,
          upheld_by = :upheldBy, upheld_at = :upheldAt
        where village_id = :village and id = :id and version = :version - 1
        """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private QuestionRows() {}

    /** An answer as it is kept. */
    private record Kept(String text, String reason, UUID by, String at) {
        static Kept of(Answer answer) {
            return new Kept(
                    answer.text(),
                    answer.reason(),
                    answer.by().value(),
                    answer.at().toString());
        }

        Answer toAnswer() {
            return new Answer(text, reason, new Person.Id(by), Instant.parse(at));
        }
    }

    /** Writes a new question down, under the lock that keeps its filing from being erased meanwhile. */
    static Mono<Void> insert(DatabaseClient client, Question question) {
        return Mono.justOrEmpty(question.about().filing())
                .flatMap(filing -> client.sql(HELD)
                        .bind("village", question.village().value())
                        .bind("disclosure", filing.value())
                        .then())
                .then(Mono.defer(() -> inserted(client, question)));
    }

    private static Mono<Void> inserted(DatabaseClient client, Question question) {
        var about = question.about();
        return client.sql(INSERT)
                .bind("village", question.village().value())
                .bind("id", question.id().value())
                .bind("version", question.version())
                .bind("disclosure", orNull(about.filing().map(Filing.Id::value), UUID.class))
                .bind("item", about.item())
                .bind("title", about.title())
                .bind("erased", Revision.ERASED)
                .bind("responsible", word(about.responsible()))
                .bind("asker", question.asker().person().value())
                .bind("name", orNull(question.asker().name(), String.class))
                .bind("text", question.text())
                .bind("askedAt", question.askedAt())
                .bind("dueAt", question.dueAt())
                .then();
    }

    static Mono<Void> update(DatabaseClient client, Question question) {
        var withheld = question.withheld();
        var objection = withheld.flatMap(Question.Withholding::objection);
        var upheld = question.upheld();
        var answers = question.answers().stream().map(Kept::of).toList();
        return client.sql(UPDATE)
                .bind("village", question.village().value())
                .bind("id", question.id().value())
                .bind("version", question.version())
                .bind("status", word(question.status()))
                .bind("answers", Json.of(JSON.writeValueAsBytes(answers)))
                .bind("reason", orNull(withheld.map(Question.Withholding::reason), String.class))
                .bind("withheldBy", orNull(withheld.map(why -> why.by().value()), UUID.class))
                .bind("withheldAt", orNull(withheld.map(Question.Withholding::at), Instant.class))
                .bind("escalatedAt", orNull(question.escalatedAt(), Instant.class))
                .bind("objectedAt", orNull(objection.map(Objection::at), Instant.class))
                .bind("upheldReason", orNull(upheld.map(Objection.Upholding::reason), String.class))
                .bind("upheldBy", orNull(upheld.map(words -> words.by().value()), UUID.class))
                .bind("upheldAt", orNull(upheld.map(Objection.Upholding::at), Instant.class))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.empty()
                        : Mono.error(() -> new IllegalStateException("rows: " + rows + " (expected: 1)")));
    }

    static Question toQuestion(Readable row) {
        return new Question(
                new Question.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                new Question.About(
                        optionalUuid(row, 3).map(Filing.Id::new), text(row, 4), text(row, 5), word(row, 6, Role.class)),
                new Question.Asker(new Person.Id(uuid(row, 7)), optionalText(row, 8)),
                text(row, 9),
                instant(row, 10),
                instant(row, 11),
                answers(row),
                withheld(row),
                optionalInstant(row, 16));
    }

    private static List<Answer> answers(Readable row) {
        var json = Objects.requireNonNull(row.get(12, Json.class)).asArray();
        return List.of(JSON.readValue(json, Kept[].class)).stream()
                .map(Kept::toAnswer)
                .toList();
    }

    private static Optional<Question.Withholding> withheld(Readable row) {
        return optionalInstant(row, 15)
                .map(at -> new Question.Withholding(
                        text(row, 13), new Person.Id(optionalUuid(row, 14).orElseThrow()), at, objection(row)));
    }

    private static Optional<Objection> objection(Readable row) {
        return optionalInstant(row, 17).map(at -> new Objection(at, upheld(row)));
    }

    private static Optional<Objection.Upholding> upheld(Readable row) {
        return optionalInstant(row, 20)
                .map(at -> new Objection.Upholding(
                        text(row, 18), new Person.Id(optionalUuid(row, 19).orElseThrow()), at));
    }
}
