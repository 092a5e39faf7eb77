package village.infra.event;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Consumer;
import village.api.event.SequencedEvent;
import village.infra.event.HeldBack.Due;
import village.infra.event.HeldBack.Subject;
import village.infra.postgres.Database;

/**
 * Leads one consumer through the log. What the consumer writes and how far it came are one transaction, under the lock
 * of its cursor; a batch that fails is gone through again event by event, so that only the guilty one is held back.
 */
final class ConsumerRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRunner.class);
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private static final String REGISTER = """
            insert into event_cursor (consumer, position, moved_at) values (:consumer, 0, now()) on conflict do nothing
            """;
    /** Looks without a lock, so that a quiet log costs no write. */
    private static final String NEXT = "select " + EventRows.COLUMNS + """
            from event_cursor c
            cross join lateral (select * from event where position > c.position order by position limit :limit) e
            where c.consumer = :consumer order by e.position
            """;
    /** Should this instance freeze while it holds the cursor, PostgreSQL takes it back. */
    private static final String LOCK = """
            select position, set_config('idle_in_transaction_session_timeout', '5000', true) from event_cursor
            where consumer = :consumer for update skip locked
            """;

    private static final String MOVE = """
            update event_cursor set position = :position, moved_at = now() where consumer = :consumer
            """;

    private final Database database;
    private final Consumer consumer;
    private final HeldBack heldBack;
    private final int batch;
    private final Mono<Void> registered;

    ConsumerRunner(Database database, Consumer consumer, Ids ids, EventSettings settings) {
        this.database = database;
        this.consumer = consumer;
        this.heldBack = new HeldBack(consumer.name(), ids, settings);
        this.batch = settings.consumerBatch();
        this.registered = register().cache(done -> FOR_EVER, failure -> Duration.ZERO, () -> FOR_EVER);
    }

    String name() {
        return consumer.name();
    }

    /** One turn: the next batch, and one event that failed before; true when there is more to do at once. */
    Mono<Boolean> turn() {
        return registered.then(Mono.defer(this::advance)).flatMap(more -> retry().map(again -> more || again));
    }

    /** Gives a new consumer its cursor. */
    private Mono<Void> register() {
        return database.write(
                client -> client.sql(REGISTER).bind("consumer", consumer.name()).then());
    }

    private Mono<Boolean> advance() {
        return next().flatMap(events -> events.isEmpty() ? Mono.just(false) : takeOrSift(events));
    }

    private Mono<List<SequencedEvent>> next() {
        return database.query(client -> client.sql(NEXT)
                .bind("consumer", consumer.name())
                .bind("limit", batch)
                .map((row, meta) -> EventRows.event(row))
                .all()
                .collectList());
    }

    private Mono<Boolean> takeOrSift(List<SequencedEvent> events) {
        return take(events).onErrorResume(failure -> sift(events)).map(mine -> mine && events.size() == batch);
    }

    /** Takes the events one by one, as far as nobody else gets ahead. */
    private Mono<Boolean> sift(List<SequencedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> take(List.of(event)).onErrorResume(failure -> holdBack(event, failure)))
                .takeUntil(mine -> !mine)
                .last();
    }

    /** Consumes the events and moves the cursor, or neither; false when another instance is at it. */
    private Mono<Boolean> take(List<SequencedEvent> events) {
        return database.write(client -> at(client, events.get(0).position() - 1)
                .flatMap(mine -> mine ? heldBack.among(client, events) : Mono.empty())
                .flatMap(held -> consume(client, events, held))
                .defaultIfEmpty(false));
    }

    private Mono<Boolean> consume(DatabaseClient client, List<SequencedEvent> events, Set<Subject> held) {
        var consumed = held.isEmpty()
                ? Mono.defer(() -> consumer.consumeAll(events))
                : Flux.fromIterable(events)
                        .concatMap(event ->
                                held.contains(Subject.of(event)) ? heldBack.queue(client, event) : consumed(event))
                        .then();
        return consumed.then(move(client, events.get(events.size() - 1)));
    }

    private Mono<Boolean> holdBack(SequencedEvent event, Throwable failure) {
        return database.write(client -> at(client, event.position() - 1)
                        .flatMap(mine -> mine
                                ? heldBack.hold(client, event, failure).then(move(client, event))
                                : Mono.just(false)))
                .doOnNext(mine -> report(event, 1, failure));
    }

    private Mono<Boolean> retry() {
        return database.query(heldBack::due).flatMap(this::retry).defaultIfEmpty(false);
    }

    private Mono<Boolean> retry(Due due) {
        return database.write(client -> consumeAgain(client, due)).onErrorResume(failure -> failedAgain(due, failure));
    }

    private Mono<Boolean> consumeAgain(DatabaseClient client, Due due) {
        return lock(client)
                .flatMap(position -> heldBack.remove(client, due))
                .filter(mine -> mine)
                .flatMap(mine -> consumed(due.event())
                        .then(heldBack.releaseNext(client, due.event().event().subject()))
                        .thenReturn(true));
    }

    private Mono<Boolean> failedAgain(Due due, Throwable failure) {
        return database.write(client -> lock(client)
                        .flatMap(position ->
                                heldBack.failedAgain(client, due, failure).thenReturn(true)))
                .doOnNext(done -> report(due.event(), due.attempts() + 1, failure));
    }

    private Mono<Void> consumed(SequencedEvent event) {
        return Mono.defer(() -> consumer.consume(event));
    }

    /** Locks the cursor and says whether it stands there; false also when another instance holds it. */
    private Mono<Boolean> at(DatabaseClient client, long position) {
        return lock(client).map(current -> current == position).defaultIfEmpty(false);
    }

    private Mono<Long> lock(DatabaseClient client) {
        return client.sql(LOCK)
                .bind("consumer", consumer.name())
                .map((row, meta) -> row.get(0, Long.class))
                .one();
    }

    private Mono<Boolean> move(DatabaseClient client, SequencedEvent last) {
        return client.sql(MOVE)
                .bind("consumer", consumer.name())
                .bind("position", last.position())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Names the event and the kind of failure; the failure's own words may hold personal data. */
    private void report(SequencedEvent event, int attempts, Throwable failure) {
        var type = event.event().type();
        var kind = failure.getClass().getName();
        if (heldBack.lastAttempt(attempts)) {
            LOG.error("{} parks event {} ({}) after {} attempts: {}", name(), event.position(), type, attempts, kind);
        } else {
            LOG.warn("{} fails on event {} ({}), attempt {}: {}", name(), event.position(), type, attempts, kind);
        }
    }
}
