package village.infra.complaint;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaints;
import village.api.event.Event;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;
import village.infra.postgres.JsonRows;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;
import village.infra.postgres.WriteQueue;

/**
 * Writes new complaints, all that came while others were written in one statement. Of those whose key was claimed before,
 * nothing is written.
 */
final class FilingQueue {
    private static final int ROOM = 5_000;
    private static final int BATCH = 64;
    private static final String TICKET = "complaint_ticket_once";

    private static final JsonRows COMPLAINTS = new JsonRows(ComplaintRows.COLUMNS, ComplaintRows.PARAMETERS);
    private static final JsonRows STEPS = new JsonRows(ComplaintSteps.COLUMNS, ComplaintSteps.parameters(""));
    private static final JsonRows EVENTS = new JsonRows(PostgresEvents.COLUMNS, PostgresEvents.parameters(""));
    /** Entries and events in order, as the log reads events in the order they were written. */
    private static final Prepared WRITE = Prepared.of("with claimed as (" + Idempotency.CLAIM_MANY + "), filed as ("
            + insert("complaint", ComplaintRows.COLUMNS, "id", "id") + "), told as ("
            + insert("complaint_step", ComplaintSteps.COLUMNS, "complaint_id", "complaint_id, number") + "), heard as ("
            + insert("event", PostgresEvents.COLUMNS, "subject_id", "subject_id, subject_version")
            + ") select made from claimed");

    private final Database database;
    private final WriteQueue<Filing, Optional<UUID>> queue;

    FilingQueue(Database database) {
        this.database = database;
        this.queue = new WriteQueue<>(
                filings -> written(filings).map(made -> answers(filings, made)), Filing::key, ROOM, BATCH);
    }

    private static String insert(String table, String columns, String of, String order) {
        return "insert into " + table + " (" + columns + ") select " + columns + " from jsonb_populate_recordset(null::"
                + table + ", :" + table + ") where " + of + " in (select made from claimed) order by " + order;
    }

    /** Gives the complaint's own id, or nothing if the key was claimed before. Joins a surrounding transaction. */
    Mono<UUID> write(Filing filing) {
        var alone = written(List.of(filing)).map(made -> made.stream().findFirst());
        return database.either(alone, queue.write(filing))
                .flatMap(Mono::justOrEmpty)
                .onErrorMap(DuplicateKeyException.class, FilingQueue::taken);
    }

    /** Whose key somebody else holds too long is refused, and the others of his batch go by themselves. */
    private Mono<List<UUID>> written(List<Filing> filings) {
        return database.writeAtOnce(
                        WRITE,
                        values -> bind(values, filings),
                        row -> Columns.uuid(row, 0),
                        made -> events(filings, made))
                .onErrorMap(Idempotency::waited);
    }

    private static void bind(Values values, List<Filing> filings) {
        values.bind("keys", Idempotency.KEYS.of(each(filings, filing -> Stream.of(filing::bindKey))))
                .bind("complaint", COMPLAINTS.of(each(filings, filing -> Stream.of(filing::bindComplaint))))
                .bind("complaint_step", STEPS.of(each(filings, Filing::steps)))
                .bind("event", EVENTS.of(each(filings, Filing::heard)));
    }

    private static List<Consumer<Values>> each(List<Filing> filings, Function<Filing, Stream<Consumer<Values>>> rows) {
        return filings.stream().flatMap(rows).toList();
    }

    private static List<Event> events(List<Filing> filings, List<UUID> made) {
        var fresh = new HashSet<>(made);
        return filings.stream()
                .filter(filing -> fresh.contains(filing.id()))
                .flatMap(filing -> filing.events().stream())
                .toList();
    }

    private static Map<Object, Optional<UUID>> answers(List<Filing> filings, List<UUID> made) {
        return filings.stream()
                .collect(toMap(Filing::key, filing -> Optional.of(filing.id()).filter(made::contains)));
    }

    private static RuntimeException taken(DuplicateKeyException cause) {
        return String.valueOf(cause.getMessage()).contains(TICKET) ? new Complaints.TicketTaken() : cause;
    }
}
