package village.infra.event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.EventExamples;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;

/** What the tests of the log share. */
final class Workshop {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Ids IDS = new Ids() {
        private final AtomicLong last = new AtomicLong();

        @Override
        public UUID next() {
            return new UUID(last.incrementAndGet(), 0);
        }
    };

    private Workshop() {}

    /** Small batches and short rests; three attempts. */
    static EventSettings settings() {
        return settings(3, Duration.ofMillis(1));
    }

    static EventSettings settings(int attempts, Duration firstRetry) {
        return new EventSettings(
                true,
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                7,
                10,
                attempts,
                firstRetry,
                Duration.ofMinutes(10));
    }

    static void append(Database database, Event... events) {
        append(database, List.of(events));
    }

    static void append(Database database, List<Event> events) {
        database.write(client -> Flux.fromIterable(events)
                        .concatMap(event -> PostgresEvents.append(client, event))
                        .then())
                .block(PATIENCE);
    }

    /** Appends and gives positions. */
    static void happen(Database database, Event... events) {
        append(database, events);
        sequence(database);
    }

    /** Runs the sequencer until nothing is left. */
    static void sequence(Database database) {
        exhaust(new Sequencer(database, settings()).turn());
    }

    static void exhaust(ConsumerRunner runner) {
        exhaust(runner.turn());
    }

    private static void exhaust(Mono<Boolean> turn) {
        turn.repeat().takeUntil(more -> !more).then().block(PATIENCE);
    }

    static Event event(UUID subject, long version) {
        return EventExamples.of(subject, version);
    }

    static List<SequencedEvent> everything(Database database) {
        return now(new PostgresEventLog(database).after(0, Integer.MAX_VALUE));
    }

    static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(PATIENCE));
    }

    /** A consumer made of a function. */
    static Consumer consumer(String name, java.util.function.Function<SequencedEvent, Mono<Void>> act) {
        return new Consumer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Mono<Void> consume(SequencedEvent event) {
                return act.apply(event);
            }
        };
    }

    /** Ends all other connections to the database, as a restart of PostgreSQL does. */
    static void disconnectEverybody(DatabaseClient client) {
        client.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """).then().block(PATIENCE);
    }
}
