package village.infra.credit.offline;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.credit.offline.OfflineStudy;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** A handed-in study's row. */
final class OfflineRows {
    static final String SELECT = """
        select s.village_id, s.id, s.member_id, s.version, s.title, s.day, s.hours, s.study_text, s.files,
          s.handed_in_by, s.handed_in_at, s.status, s.reason, s.decided_by, s.decided_at, s.entry_id
        from offline_study s
        """;
    private static final String INSERT = """
        insert into offline_study (village_id, id, member_id, version, title, day, hours, study_text, files,
          handed_in_by, handed_in_at, status, reason, decided_by, decided_at, entry_id)
        values (:village, :id, :member, :version, :title, :day, :hours, :text, :files, :handedInBy, :handedInAt,
          :status, :reason, :by, :at, :entry)
        """;
    private static final String DECIDE = """
        update offline_study set version = :version, status = :status, reason = :reason, decided_by = :by,
          decided_at = :at, entry_id = :entry
        where village_id = :village and id = :id and version = :version - 1
        """;

    private OfflineRows() {}

    static Mono<Void> insert(DatabaseClient client, OfflineStudy study) {
        var told = study.told();
        return decision(client.sql(INSERT), study)
                .bind("member", study.member().id().value())
                .bind("title", told.title())
                .bind("day", told.day())
                .bind("hours", orNull(told.hours(), Integer.class))
                .bind("text", told.text())
                .bind("files", study.files().stream().map(Attachment.Id::value).toArray(UUID[]::new))
                .bind("handedInBy", orNull(study.handedInBy().map(Person.Id::value), UUID.class))
                .bind("handedInAt", study.handedInAt())
                .then();
    }

    /** Refuses where another changed it since it was read. */
    static Mono<Void> decide(DatabaseClient client, OfflineStudy study) {
        return decision(client.sql(DECIDE), study)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EDIT_CONFLICT)))
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec decision(
            DatabaseClient.GenericExecuteSpec statement, OfflineStudy study) {
        var made = study.decision();
        return statement
                .bind("village", study.member().village().value())
                .bind("id", study.id().value())
                .bind("version", study.version())
                .bind("status", word(study.state()))
                .bind("reason", made.map(OfflineStudy.Decision::reason).orElse(""))
                .bind("by", orNull(made.map(one -> one.by().value()), UUID.class))
                .bind("at", orNull(made.map(OfflineStudy.Decision::at), Instant.class))
                .bind("entry", orNull(made.flatMap(OfflineStudy.Decision::line).map(Entry.Id::value), UUID.class));
    }

    static OfflineStudy toStudy(Readable row) {
        var told = new OfflineStudy.Told(
                text(row, 4),
                Objects.requireNonNull(row.get(5, LocalDate.class)),
                Optional.ofNullable(row.get(6, Integer.class)),
                text(row, 7));
        return new OfflineStudy(
                new OfflineStudy.Id(uuid(row, 1)),
                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 2))),
                number(row, 3),
                told,
                List.of(Objects.requireNonNull(row.get(8, UUID[].class))).stream()
                        .map(Attachment.Id::new)
                        .toList(),
                optionalUuid(row, 9).map(Person.Id::new),
                instant(row, 10),
                word(row, 11, OfflineStudy.State.class),
                optionalInstant(row, 14)
                        .map(at -> new OfflineStudy.Decision(
                                text(row, 12),
                                new Person.Id(uuid(row, 13)),
                                at,
                                optionalUuid(row, 15).map(Entry.Id::new))));
    }
}
