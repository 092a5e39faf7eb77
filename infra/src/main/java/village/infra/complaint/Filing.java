package village.infra.complaint;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;

/**
 * Writes a new complaint with its key, its entries and its events in one statement. If the key was claimed before, the
 * statement writes nothing.
 */
final class Filing {
    private static final String TICKET = "complaint_ticket_once";
    /** By how many changes a case comes into being: it is filed, or filed and dispatched. */
    private static final Map<Integer, Prepared> STATEMENTS = new ConcurrentHashMap<>();

    private final Once once;
    private final List<Change> changes;
    private final Complaint complaint;

    Filing(Once once, List<Change> changes) {
        this.once = once;
        this.changes = changes;
        this.complaint = changes.get(changes.size() - 1).after();
    }

    private static Prepared statement(int changes) {
        return Prepared.of("with claimed as (" + Idempotency.CLAIM
                + " returning made), filed as (insert into complaint ("
                + ComplaintRows.COLUMNS + ") select " + ComplaintRows.PARAMETERS + " from claimed), told as ("
                + rows("complaint_step", ComplaintSteps.COLUMNS, ComplaintSteps::parameters, changes) + "), heard as ("
                + rows("event", PostgresEvents.COLUMNS, PostgresEvents::parameters, changes)
                + ") select made from claimed");
    }

    /** In order, as the log reads events in the order they were written. */
    private static String rows(String table, String columns, UnaryOperator<String> parameters, int count) {
        var rows = IntStream.range(0, count)
                .mapToObj(number -> "(" + number + ", " + parameters.apply("" + number) + ")")
                .collect(joining(", "));
        return "insert into " + table + " (" + columns + ") select " + columns + " from claimed, (values " + rows
                + ") as v (place, " + columns + ") order by place";
    }

    /** Gives the complaint's own id, or nothing if the key was claimed before. */
    Mono<UUID> write(Database database) {
        var statement = STATEMENTS.computeIfAbsent(changes.size(), Filing::statement);
        var events = changes.stream().map(Change::event).toList();
        return database.writeAtOnce(statement, this::bind, row -> Columns.uuid(row, 0), events)
                .flatMap(made -> Mono.justOrEmpty(made.stream().findFirst()))
                .onErrorMap(DuplicateKeyException.class, Filing::taken)
                .onErrorMap(Idempotency::waited);
    }

    private static RuntimeException taken(DuplicateKeyException cause) {
        return String.valueOf(cause.getMessage()).contains(TICKET) ? new Complaints.TicketTaken() : cause;
    }

    private void bind(Values values) {
        Idempotency.bind(values, complaint.village(), once, complaint.id().value());
        ComplaintRows.bind(values, complaint);
        for (var number = 0; number < changes.size(); number++) {
            var change = changes.get(number);
            ComplaintSteps.bind(
                    values, "" + number, change.after(), change.step().orElseThrow());
            PostgresEvents.bind(values, "" + number, change.event());
        }
    }
}
