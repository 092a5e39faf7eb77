package village.infra.event;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.place.Village;

/**
 * What one consumer could not take in yet: failed events, and behind each the later events of its subject. Only the
 * first of a subject has a time for its next attempt. All writes happen under the lock of the consumer's cursor.
 */
final class HeldBack {
    private static final String SUBJECTS = """
            select distinct subject_kind, subject_id from event_parked
            where consumer = :consumer
              and (subject_kind, subject_id) in (select * from unnest(cast(:kinds as text[]), cast(:subjects as uuid[])))
            """;
    private static final String ADD = """
            insert into event_parked (id, consumer, position, subject_kind, subject_id, village_id, state, attempts,
                next_attempt_at, last_error, since)
            values (:id, :consumer, :position, :kind, :subject, :village, :state, :attempts,
                now() + make_interval(secs => :wait), :error, now())
            """;
    private static final String DUE = "select " + EventRows.COLUMNS + """
            , p.id, p.attempts from event_parked p join event e on e.position = p.position
            where p.consumer = :consumer and p.next_attempt_at <= now()
            order by p.next_attempt_at limit 1
            """;
    private static final String REMOVE = """
            delete from event_parked where id = :id and attempts = :attempts and next_attempt_at <= now()
            """;
    private static final String RELEASE_NEXT = """
            update event_parked set next_attempt_at = now()
            where id = (select id from event_parked
                where consumer = :consumer and subject_kind = :kind and subject_id = :subject
                order by position limit 1)
            """;
    private static final String FAILED_AGAIN = """
            update event_parked
            set attempts = attempts + 1, state = :state, next_attempt_at = now() + make_interval(secs => :wait),
                last_error = :error
            where id = :id and attempts = :attempts and next_attempt_at is not null
            """;

    private final String consumer;
    private final Ids ids;
    private final EventSettings settings;

    HeldBack(String consumer, Ids ids, EventSettings settings) {
        this.consumer = consumer;
        this.ids = ids;
        this.settings = settings;
    }

    /** An event whose next attempt is due. */
    record Due(UUID id, int attempts, SequencedEvent event) {}

    record Subject(String kind, UUID id) {
        static Subject of(SequencedEvent event) {
            var subject = event.event().subject();
            return new Subject(subject.kind(), subject.id());
        }
    }

    /** Which subjects of these events are held back. */
    Mono<Set<Subject>> among(DatabaseClient client, List<SequencedEvent> events) {
        var subjects = events.stream().map(Subject::of).distinct().toList();
        return client.sql(SUBJECTS)
                .bind("consumer", consumer)
                .bind("kinds", subjects.stream().map(Subject::kind).toArray(String[]::new))
                .bind("subjects", subjects.stream().map(Subject::id).toArray(UUID[]::new))
                .map((row, meta) -> new Subject(row.get(0, String.class), row.get(1, UUID.class)))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets an event wait behind its subject's first one. */
    Mono<Void> queue(DatabaseClient client, SequencedEvent event) {
        return add(client, event, 0)
                .bind("state", "waiting")
                .bind("wait", Parameter.empty(Double.class))
                .bind("error", Parameter.empty(String.class))
                .then();
    }

    /** Holds back an event that failed for the first time. */
    Mono<Void> hold(DatabaseClient client, SequencedEvent event, Throwable failure) {
        return add(client, event, 1)
                .bind("state", state(1))
                .bind("wait", wait(1))
                .bind("error", failure.getClass().getName())
                .then();
    }

    Mono<Due> due(DatabaseClient client) {
        return client.sql(DUE)
                .bind("consumer", consumer)
                .map((row, meta) -> new Due(
                        row.get(EventRows.WIDTH, UUID.class),
                        row.get(EventRows.WIDTH + 1, Integer.class),
                        EventRows.event(row)))
                .one();
    }

    /** Takes a due event out; false when somebody else did. */
    Mono<Boolean> remove(DatabaseClient client, Due due) {
        return client.sql(REMOVE)
                .bind("id", due.id())
                .bind("attempts", due.attempts())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Makes the next event of the subject due, now that the one before it is done. */
    Mono<Void> releaseNext(DatabaseClient client, Event.Subject subject) {
        return client.sql(RELEASE_NEXT)
                .bind("consumer", consumer)
                .bind("kind", subject.kind())
                .bind("subject", subject.id())
                .then();
    }

    Mono<Void> failedAgain(DatabaseClient client, Due due, Throwable failure) {
        var attempts = due.attempts() + 1;
        return client.sql(FAILED_AGAIN)
                .bind("id", due.id())
                .bind("attempts", due.attempts())
                .bind("state", state(attempts))
                .bind("wait", wait(attempts))
                .bind("error", failure.getClass().getName())
                .then();
    }

    boolean lastAttempt(int attempts) {
        return attempts >= settings.attempts();
    }

    private DatabaseClient.GenericExecuteSpec add(DatabaseClient client, SequencedEvent sequenced, int attempts) {
        var event = sequenced.event();
        return client.sql(ADD)
                .bind("id", ids.next())
                .bind("consumer", consumer)
                .bind("position", sequenced.position())
                .bind("kind", event.subject().kind())
                .bind("subject", event.subject().id())
                .bind(
                        "village",
                        Parameter.fromOrEmpty(
                                event.village().map(Village.Id::value).orElse(null), UUID.class))
                .bind("attempts", attempts);
    }

    private String state(int attempts) {
        return lastAttempt(attempts) ? "parked" : "waiting";
    }

    private Parameter wait(int attempts) {
        return lastAttempt(attempts)
                ? Parameter.empty(Double.class)
                : Parameter.from(settings.backoff(attempts).toMillis() / 1000.0);
    }
}
