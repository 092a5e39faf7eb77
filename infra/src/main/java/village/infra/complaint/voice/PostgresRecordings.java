package village.infra.complaint.voice;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.voice.Recordings;
import village.api.complaint.voice.Transcript;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;

/** What was heard and written down, on PostgreSQL. */
final class PostgresRecordings implements Recordings {
    private static final String ADD = """
            insert into complaint_transcript (village_id, complaint_id, number, attachment_id, author_id, author_label,
              text, at)
            values (:village, :complaint, :number, :recording, :author, :label, :text, :at) on conflict do nothing
            """;
    private static final String TRANSCRIPTS = """
            select distinct on (attachment_id) village_id, complaint_id, attachment_id, number, author_id, author_label,
              text, at
            from complaint_transcript where village_id = :village and complaint_id = :complaint
            order by attachment_id, number desc
            """;
    private static final String HEARD = """
            insert into complaint_listening (village_id, complaint_id, attachment_id, person_id, at)
            values (:village, :complaint, :recording, :person, :at) on conflict do nothing
            """;
    private static final String HEARD_OF = """
            select distinct attachment_id from complaint_listening
            where village_id = :village and complaint_id = :complaint
            """;
    private static final String UNHEARD = """
            select distinct a.owner_id from attachment a
            where a.village_id = :village and a.owner_kind = 'complaint' and a.owner_id = any(:among)
              and a.format in ('amr', 'mp3', 'm4a', 'wav')
              and not exists (select from complaint_listening l where l.village_id = a.village_id
                and l.complaint_id = a.owner_id and l.attachment_id = a.id)
              and not exists (select from complaint_transcript t where t.village_id = a.village_id
                and t.complaint_id = a.owner_id and t.attachment_id = a.id and t.author_id is not null)
            """;

    private final Database database;

    PostgresRecordings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Transcript transcript) {
        return database.write(client -> at(client.sql(ADD), transcript.village(), transcript.complaint())
                .bind("number", transcript.number())
                .bind("recording", transcript.recording().value())
                .bind("author", orNull(transcript.author().map(Person.Id::value), UUID.class))
                .bind("label", transcript.authorLabel())
                .bind("text", transcript.text())
                .bind("at", transcript.at())
                .then());
    }

    @Override
    public Mono<List<Transcript>> transcripts(Village.Id village, Complaint.Id complaint) {
        return database.query(client -> at(client.sql(TRANSCRIPTS), village, complaint)
                .map(PostgresRecordings::toTranscript)
                .all()
                .collectList());
    }

    private static Transcript toTranscript(Readable row) {
        return new Transcript(
                new Village.Id(uuid(row, 0)),
                new Complaint.Id(uuid(row, 1)),
                new Attachment.Id(uuid(row, 2)),
                number(row, 3),
                optionalUuid(row, 4).map(Person.Id::new),
                text(row, 5),
                text(row, 6),
                instant(row, 7));
    }

    @Override
    public Mono<Void> heard(
            Village.Id village, Complaint.Id complaint, Attachment.Id recording, Person.Id by, Instant at) {
        return database.write(client -> at(client.sql(HEARD), village, complaint)
                .bind("recording", recording.value())
                .bind("person", by.value())
                .bind("at", at)
                .then());
    }

    @Override
    public Mono<Set<Attachment.Id>> heardOf(Village.Id village, Complaint.Id complaint) {
        return database.query(client -> at(client.sql(HEARD_OF), village, complaint)
                .map(row -> new Attachment.Id(uuid(row, 0)))
                .all()
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Mono<Set<Complaint.Id>> unheard(Village.Id village, List<Complaint.Id> among) {
        var keys = among.stream().map(Complaint.Id::value).toArray(UUID[]::new);
        return database.query(client -> client.sql(UNHEARD)
                .bind("village", village.value())
                .bind("among", keys)
                .map(row -> new Complaint.Id(uuid(row, 0)))
                .all()
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static DatabaseClient.GenericExecuteSpec at(
            DatabaseClient.GenericExecuteSpec statement, Village.Id village, Complaint.Id complaint) {
        return statement.bind("village", village.value()).bind("complaint", complaint.value());
    }
}
