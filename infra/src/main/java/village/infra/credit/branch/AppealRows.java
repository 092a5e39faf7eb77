package village.infra.credit.branch;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.appeal.Appeal;
import village.api.credit.ledger.Entry;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** An appeal's row. */
final class AppealRows {
    static final String SELECT = """
        select a.village_id, a.id, a.member_id, a.version, a.entry_id, a.appeal_text, a.filed_by, a.filed_at, a.reason,
          a.decided_by, a.decided_at, a.reversal_id, a.corrected_id
        from credit_appeal a
        """;
    private static final String INSERT = """
        insert into credit_appeal (village_id, id, member_id, version, entry_id, appeal_text, filed_by, filed_at,
          status)
        values (:village, :id, :member, 1, :entry, :text, :by, :at, 'waiting')
        on conflict (village_id, entry_id) where status = 'waiting' do nothing
        """;
    private static final String DECIDE = """
        update credit_appeal set version = :version, status = :status, reason = :reason, decided_by = :by,
          decided_at = :at, reversal_id = :reversal, corrected_id = :corrected
        where village_id = :village and id = :id and version = :version - 1
        """;

    private AppealRows() {}

    /** How many rows were written: none where another waits about the same line. */
    static Mono<Long> insert(DatabaseClient client, Appeal appeal) {
        return client.sql(INSERT)
                .bind("village", appeal.member().village().value())
                .bind("id", appeal.id().value())
                .bind("member", appeal.member().id().value())
                .bind("entry", appeal.line().value())
                .bind("text", appeal.text())
                .bind("by", orNull(appeal.filedBy().map(Person.Id::value), UUID.class))
                .bind("at", appeal.filedAt())
                .fetch()
                .rowsUpdated();
    }

    /** Refuses where another changed it since it was read. */
    static Mono<Void> decide(DatabaseClient client, Appeal appeal) {
        var made = appeal.decision().orElseThrow();
        return client.sql(DECIDE)
                .bind("village", appeal.member().village().value())
                .bind("id", appeal.id().value())
                .bind("version", appeal.version())
                .bind("status", word(appeal.status()))
                .bind("reason", made.reason())
                .bind("by", made.by().value())
                .bind("at", made.at())
                .bind("reversal", orNull(made.reversal().map(Entry.Id::value), UUID.class))
                .bind("corrected", orNull(made.corrected().map(Entry.Id::value), UUID.class))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EDIT_CONFLICT)))
                .then();
    }

    static Appeal toAppeal(Readable row) {
        return new Appeal(
                new Appeal.Id(uuid(row, 1)),
                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 2))),
                number(row, 3),
                new Entry.Id(uuid(row, 4)),
                text(row, 5),
                optionalUuid(row, 6).map(Person.Id::new),
                instant(row, 7),
                optionalInstant(row, 10)
                        .map(at -> new Appeal.Decision(
                                text(row, 8),
                                new Person.Id(uuid(row, 9)),
                                at,
                                optionalUuid(row, 11).map(Entry.Id::new),
                                optionalUuid(row, 12).map(Entry.Id::new))));
    }
}
