package village.infra.complaint;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Step;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;

/** The time line's rows. */
final class ComplaintSteps {
    static final String COLUMNS = "village_id, complaint_id, number, id, type, at, actor_id, actor_label, due_at,"
            + " public_text, internal_text, attachments, occurred_at";

    private static final Prepared INSERT =
            Prepared.of("insert into complaint_step (" + COLUMNS + ") values (" + parameters("") + ")");
    private static final String OF = """
        select id, type, at, actor_id, actor_label, due_at, public_text, internal_text, attachments, occurred_at
        from complaint_step where village_id = :village and complaint_id = :complaint order by number
        """;

    private ComplaintSteps() {}

    /** In the order of {@link #COLUMNS}, for a statement that writes several. */
    static String parameters(String of) {
        return (":village, :complaint, :number#, :step#, :type#, :at#, :actor#, :label#, :due#, :public#, :internal#,"
                        + " :attachments#, :occurredAt#")
                .replace("#", of);
    }

    static void bind(Values values, String of, Complaint complaint, Step step) {
        values.bind("village", complaint.village().value())
                .bind("complaint", complaint.id().value())
                .bind("number" + of, complaint.version())
                .bind("step" + of, step.id())
                .bind("type" + of, word(step.type()))
                .bind("at" + of, step.at())
                .bind("actor" + of, step.actor().map(Person.Id::value), UUID.class)
                .bind("label" + of, step.actorLabel())
                .bind("due" + of, step.due(), Instant.class)
                .bind("public" + of, step.publicText())
                .bind("internal" + of, step.internalText())
                .bind("attachments" + of, ComplaintRows.keys(step.attachments()))
                .bind("occurredAt" + of, step.occurred(), Instant.class);
    }

    /** Writes the entry of a change that has one. */
    static Mono<Void> insert(DatabaseClient client, Change change) {
        return Mono.justOrEmpty(change.step()).flatMap(step -> insert(client, change.after(), step));
    }

    private static Mono<Void> insert(DatabaseClient client, Complaint complaint, Step step) {
        return INSERT.update(client, values -> bind(values, "", complaint, step))
                .then();
    }

    static Mono<List<Step>> of(DatabaseClient client, Village.Id village, Complaint.Id id) {
        return client.sql(OF)
                .bind("village", village.value())
                .bind("complaint", id.value())
                .map(ComplaintSteps::toStep)
                .all()
                .collectList();
    }

    private static Step toStep(Readable row) {
        return new Step(
                uuid(row, 0),
                word(row, 1, Step.Type.class),
                instant(row, 2),
                optionalUuid(row, 3).map(Person.Id::new),
                text(row, 4),
                optionalInstant(row, 5),
                text(row, 6),
                text(row, 7),
                ComplaintRows.attachments(row, 8),
                optionalInstant(row, 9));
    }
}
