package village.infra.inquiry;

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
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.attachment.Attachment;
import village.api.complaint.Reporting;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Message;
import village.api.inquiry.Openness;
import village.api.place.Village;

/** An inquiry's row. */
final class InquiryRows {
    static final String COLUMNS = """
        select village_id, id, version, asker_id, asker_roster_id, filer_id, source, asker_name, desk_code, messages,
          openness, shown, decided_by, decided_at, decision_reason, asked_at, waiting_since, due_at,
          declined_reason, declined_by, declined_at, escalated_at,
          passed_on_at
        from inquiry
        """;
    private static final String INSERT = """
        insert into inquiry (village_id, id, version, asker_id, asker_roster_id, filer_id, helper_id, source,
          asker_name, desk_code, status, messages, answered, openness, shown, asked_at, waiting_since, due_at)
        values (:village, :id, :version, :asker, :roster, :filer, :helper, :source, :name, :desk, 'waiting',
          :messages, false, :openness, '[]', :askedAt, :askedAt, :dueAt)
        """;
    private static final String UPDATE = """
        update inquiry set version = :version, desk_code = :desk, status = :status, messages = :messages,
          answered = :answered, openness = :openness, shown = :shown, decided_by = :decidedBy,
          decided_at = :decidedAt, decision_reason = :decisionReason, waiting_since = :waitingSince,
          due_at = :dueAt, declined_reason = :declinedReason, declined_by = :declinedBy,
          declined_at = :declinedAt, escalated_at = :escalatedAt,
          answered_at = :answeredAt, passed_on_at = :passedOnAt
        where village_id = :village and id = :id and version = :version - 1
        """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private InquiryRows() {}

    /** A message as it is kept. */
    private record Kept(
            String side,
            String text,
            List<UUID> attachments,
            UUID by,
            String at,
            @Nullable List<Written> transcripts) {
        static Kept of(Message message) {
            return new Kept(
                    word(message.side()),
                    message.text(),
                    message.attachments().stream().map(Attachment.Id::value).toList(),
                    message.by().value(),
                    message.at().toString(),
                    message.transcripts().stream().map(Written::of).toList());
        }

        Message toMessage() {
            return new Message(
                    toSide(side),
                    text,
                    attachments.stream().map(Attachment.Id::new).toList(),
                    new Person.Id(by),
                    Instant.parse(at),
                    transcripts == null
                            ? List.of()
                            : transcripts.stream().map(Written::toTranscript).toList());
        }
    }

    /** What is said in a recording as it is kept. */
    private record Written(UUID recording, String text, UUID by, String at) {
        static Written of(Message.Transcript written) {
            return new Written(
                    written.recording().value(),
                    written.text(),
                    written.by().value(),
                    written.at().toString());
        }

        Message.Transcript toTranscript() {
            return new Message.Transcript(new Attachment.Id(recording), text, new Person.Id(by), Instant.parse(at));
        }
    }

    /** A line everybody reads as it is kept. */
    private record Shown(String side, String text, String at) {
        static Shown of(Openness.Line line) {
            return new Shown(word(line.side()), line.text(), line.at().toString());
        }

        Openness.Line toLine() {
            return new Openness.Line(toSide(side), text, Instant.parse(at));
        }
    }

    private static Message.Side toSide(String side) {
        return side.equals(word(Message.Side.DESK)) ? Message.Side.DESK : Message.Side.ASKER;
    }

    static Mono<Void> insert(DatabaseClient client, Inquiry inquiry) {
        var reporting = inquiry.asker().reporting();
        var helper = Optional.of(reporting.filer()).filter(filer -> reporting.source() == Reporting.Source.FAMILY);
        return client.sql(INSERT)
                .bind("village", inquiry.village().value())
                .bind("id", inquiry.id().value())
                .bind("version", inquiry.version())
                .bind("asker", orNull(reporting.reporter().map(Person.Id::value), UUID.class))
                .bind("roster", orNull(reporting.roster().map(RosterPerson.Id::value), UUID.class))
                .bind("filer", reporting.filer().value())
                .bind("helper", orNull(helper.map(Person.Id::value), UUID.class))
                .bind("source", word(reporting.source()))
                .bind("name", orNull(inquiry.asker().name(), String.class))
                .bind("desk", inquiry.desk())
                .bind("messages", messages(inquiry))
                .bind("openness", word(inquiry.openness().state()))
                .bind("askedAt", inquiry.askedAt())
                .bind("dueAt", inquiry.dueAt())
                .then();
    }

    static Mono<Void> update(DatabaseClient client, Inquiry inquiry) {
        var openness = inquiry.openness();
        var shown = openness.shown().stream().map(Shown::of).toList();
        var decision = openness.decision();
        var declined = inquiry.declined();
        return client.sql(UPDATE)
                .bind("village", inquiry.village().value())
                .bind("id", inquiry.id().value())
                .bind("version", inquiry.version())
                .bind("desk", inquiry.desk())
                .bind("status", word(inquiry.status()))
                .bind("messages", messages(inquiry))
                .bind("answered", inquiry.answered())
                .bind("openness", word(openness.state()))
                .bind("shown", Json.of(JSON.writeValueAsBytes(shown)))
                .bind("decidedBy", orNull(decision.map(made -> made.by().value()), UUID.class))
                .bind("decidedAt", orNull(decision.map(Openness.Decision::at), Instant.class))
                .bind("decisionReason", orNull(decision.map(Openness.Decision::reason), String.class))
                .bind("waitingSince", inquiry.waitingSince())
                .bind("dueAt", inquiry.dueAt())
                .bind("declinedReason", orNull(declined.map(Inquiry.Declining::reason), String.class))
                .bind(
                        "declinedBy",
                        orNull(declined.flatMap(Inquiry.Declining::by).map(Person.Id::value), UUID.class))
                .bind("declinedAt", orNull(declined.map(Inquiry.Declining::at), Instant.class))
                .bind("escalatedAt", orNull(inquiry.escalatedAt(), Instant.class))
                .bind("passedOnAt", orNull(inquiry.passedOnAt(), Instant.class))
                .bind("answeredAt", orNull(inquiry.answeredAt(), Instant.class))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.empty()
                        : Mono.error(() -> new IllegalStateException("rows: " + rows + " (expected: 1)")));
    }

    private static Json messages(Inquiry inquiry) {
        return Json.of(
                JSON.writeValueAsBytes(inquiry.thread().stream().map(Kept::of).toList()));
    }

    static Inquiry toInquiry(Readable row) {
        return new Inquiry(
                new Inquiry.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                asker(row),
                text(row, 8),
                openness(row),
                List.of(JSON.readValue(bytes(row, 9), Kept[].class)).stream()
                        .map(Kept::toMessage)
                        .toList(),
                instant(row, 15),
                instant(row, 16),
                instant(row, 17),
                optionalInstant(row, 20)
                        .map(at -> new Inquiry.Declining(
                                text(row, 18), optionalUuid(row, 19).map(Person.Id::new), at)),
                optionalInstant(row, 22),
                optionalInstant(row, 21));
    }

    private static Inquiry.Asker asker(Readable row) {
        return new Inquiry.Asker(
                new Reporting(
                        optionalUuid(row, 3).map(Person.Id::new),
                        optionalUuid(row, 4).map(RosterPerson.Id::new),
                        new Person.Id(uuid(row, 5)),
                        word(row, 6, Reporting.Source.class)),
                optionalText(row, 7));
    }

    private static Openness openness(Readable row) {
        return new Openness(
                word(row, 10, Openness.State.class),
                List.of(JSON.readValue(bytes(row, 11), Shown[].class)).stream()
                        .map(Shown::toLine)
                        .toList(),
                optionalInstant(row, 13)
                        .map(at -> new Openness.Decision(text(row, 14), new Person.Id(uuid(row, 12)), at)));
    }

    private static byte[] bytes(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Json.class)).asArray();
    }
}
