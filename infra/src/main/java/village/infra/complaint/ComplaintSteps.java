package village.infra.complaint;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
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

/** The time line's rows. */
final class ComplaintSteps {
    private static final String INSERT = """
            insert into complaint_step (village_id, complaint_id, number, id, type, at, actor_id, actor_label, due_at,
              public_text, internal_text, attachments)
            values (:village, :complaint, :number, :id, :type, :at, :actor, :label, :due, :public, :internal, :attachments)
            """;
    private static final String OF = """
            select id, type, at, actor_id, actor_label, due_at, public_text, internal_text, attachments
            from complaint_step where village_id = :village and complaint_id = :complaint order by number
            """;

    private ComplaintSteps() {}

    /** Writes the entry of a change that has one. */
    static Mono<Void> insert(DatabaseClient client, Change change) {
        return Mono.justOrEmpty(change.step()).flatMap(step -> insert(client, change.after(), step));
    }

    private static Mono<Void> insert(DatabaseClient client, Complaint complaint, Step step) {
        return client.sql(INSERT)
                .bind("village", complaint.village().value())
                .bind("complaint", complaint.id().value())
                .bind("number", complaint.version())
                .bind("id", step.id())
                .bind("type", word(step.type()))
                .bind("at", step.at())
                .bind("actor", orNull(step.actor().map(Person.Id::value), UUID.class))
                .bind("label", step.actorLabel())
                .bind("due", orNull(step.due(), Instant.class))
                .bind("public", step.publicText())
                .bind("internal", step.internalText())
                .bind("attachments", ComplaintRows.keys(step.attachments()))
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
                ComplaintRows.attachments(row, 8));
    }
}
