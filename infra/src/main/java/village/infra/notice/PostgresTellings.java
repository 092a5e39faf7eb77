package village.infra.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.complaint.Complaint;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
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
            select * from unnest(cast(:ids as uuid[]), cast(:people as uuid[]), cast(:events as uuid[]),
              cast(:kinds as text[]), cast(:villages as uuid[]), cast(:titles as text[]), cast(:texts as text[]),
              cast(:links as text[]), cast(:created as timestamptz[]), cast(:read as timestamptz[]),
              cast(:complaints as uuid[]), cast(:addressees as text[]), cast(:discretions as text[]))
            on conflict (person_id, event_id, kind) do nothing
            returning id
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
        return ordered.isEmpty()
                ? Mono.empty()
                : database.write(client -> insert(client, ordered)
                        .flatMap(added -> Flux.fromIterable(ordered)
                                .filter(telling ->
                                        added.contains(telling.notice().id().value()))
                                .concatMap(telling -> out(client, telling))
                                .then()));
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

    private static Mono<Set<UUID>> insert(DatabaseClient client, List<Telling> tellings) {
        var rows = new NoticeColumns(tellings);
        return client.sql(ADD)
                .bind("ids", rows.of(UUID[]::new, notice -> notice.id().value()))
                .bind("people", rows.of(UUID[]::new, notice -> notice.person().value()))
                .bind("events", rows.of(UUID[]::new, Notice::event))
                .bind("kinds", rows.of(String[]::new, notice -> Columns.word(notice.kind())))
                .bind(
                        "villages",
                        rows.maybe(UUID[]::new, notice -> notice.village().map(Village.Id::value)))
                .bind("titles", rows.of(String[]::new, Notice::title))
                .bind("texts", rows.of(String[]::new, Notice::text))
                .bind("links", rows.of(String[]::new, Notice::link))
                .bind(
                        "created",
                        rows.of(String[]::new, notice -> notice.createdAt().toString()))
                .bind(
                        "read",
                        rows.maybe(String[]::new, notice -> notice.readAt().map(Instant::toString)))
                .bind(
                        "complaints",
                        rows.about(UUID[]::new, about -> about.complaint().map(Complaint.Id::value)))
                .bind("addressees", rows.about(String[]::new, about -> Optional.of(Columns.word(about.addressee()))))
                .bind("discretions", rows.about(String[]::new, about -> Optional.of(Columns.word(about.discretion()))))
                .map(row -> Columns.uuid(row, 0))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Notices column by column, as one statement takes many. */
    private record NoticeColumns(List<Telling> tellings) {
        <T> T[] of(IntFunction<T[]> array, Function<Notice, T> value) {
            return tellings.stream().map(Telling::notice).map(value).toArray(array);
        }

        <T> T[] maybe(IntFunction<T[]> array, Function<Notice, Optional<T>> value) {
            return tellings.stream()
                    .map(telling -> value.apply(telling.notice()).orElse(null))
                    .toArray(array);
        }

        <T> T[] about(IntFunction<T[]> array, Function<About, Optional<T>> value) {
            return tellings.stream()
                    .map(telling -> value.apply(telling.about()).orElse(null))
                    .toArray(array);
        }
    }
}
