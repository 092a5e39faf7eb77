package village.infra.notice;

import static village.infra.postgres.Columns.orNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.complaint.Complaint;
import village.api.notice.Notice;
import village.api.notice.delivery.Telling;
import village.api.notice.delivery.Tellings;
import village.api.notice.preference.Rhythm;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Puts notices into inboxes, with their deliveries or into digests, in one transaction. */
final class PostgresTellings implements Tellings {
    private static final String ADD = """
            insert into notice (id, person_id, event_id, kind, village_id, title, text, link, created_at, read_at,
              complaint_id, addressee, discretion)
            values (:id, :person, :event, :kind, :village, :title, :text, :link, :createdAt, :readAt,
              :complaint, :addressee, :discretion)
            on conflict (person_id, event_id, kind) do nothing
            """;
    private static final String GATHER = """
            insert into notice_digest as d (id, person_id, day, village_id, due_at, notices)
            values (:id, :person, :day, :village, :dueAt, 1)
            on conflict (person_id, day) do update set notices = d.notices + 1 where d.closed_at is null
            """;

    private final Database database;
    private final Ids ids;

    PostgresTellings(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** In the order of persons, so that two events at once do not wait for each other's digests in a circle. */
    @Override
    public Mono<Void> add(List<Telling> tellings) {
        var ordered = tellings.stream()
                .sorted(Comparator.comparing(
                        telling -> telling.notice().person().value()))
                .toList();
        return database.write(client -> Flux.fromIterable(ordered)
                .concatMap(telling -> add(client, telling))
                .then());
    }

    private Mono<Void> add(DatabaseClient client, Telling telling) {
        return insert(client, telling).flatMap(rows -> rows == 0 ? Mono.empty() : out(client, telling));
    }

    private Mono<Void> out(DatabaseClient client, Telling telling) {
        var notice = telling.notice();
        var of = new DeliveryRows.Of(
                Optional.of(notice.id().value()),
                Optional.empty(),
                notice.village().map(Village.Id::value));
        return DeliveryRows.insert(client, of, telling.deliveries())
                .then(Mono.justOrEmpty(telling.gathered())
                        .flatMap(rhythm -> gathered(client, notice, rhythm, rhythm.after(notice.createdAt()))));
    }

    /** Joins the turn, or the one after it when that is closed. */
    private Mono<Void> gathered(DatabaseClient client, Notice notice, Rhythm rhythm, Rhythm.Turn turn) {
        return client.sql(GATHER)
                .bind("id", ids.next())
                .bind("person", notice.person().value())
                .bind("day", turn.day())
                .bind("village", notice.village().orElseThrow().value())
                .bind("dueAt", turn.dueAt())
                .fetch()
                .rowsUpdated()
                .flatMap(rows ->
                        rows == 1 ? Mono.empty() : gathered(client, notice, rhythm, rhythm.after(turn.dueAt())));
    }

    private static Mono<Long> insert(DatabaseClient client, Telling telling) {
        var notice = telling.notice();
        var about = telling.about();
        return client.sql(ADD)
                .bind("id", notice.id().value())
                .bind("person", notice.person().value())
                .bind("event", notice.event())
                .bind("kind", Columns.word(notice.kind()))
                .bind("village", orNull(notice.village().map(Village.Id::value), UUID.class))
                .bind("title", notice.title())
                .bind("text", notice.text())
                .bind("link", notice.link())
                .bind("createdAt", notice.createdAt())
                .bind("readAt", orNull(notice.readAt(), Instant.class))
                .bind("complaint", orNull(about.complaint().map(Complaint.Id::value), UUID.class))
                .bind("addressee", Columns.word(about.addressee()))
                .bind("discretion", Columns.word(about.discretion()))
                .fetch()
                .rowsUpdated();
    }
}
