package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.event.EventExamples;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** Many writers, two sequencers and a reader who never waits, with and without accidents. */
class ConcurrentLogTest {
    private static final int WRITERS = 8;
    private static final int SUBJECTS = 5;

    private final String name = PostgresExtension.freshDatabase();
    private final ConnectionPool writerPool = PostgresExtension.pool(name);
    private final ConnectionPool sequencerPool = PostgresExtension.pool(name);
    private final Database database = PostgresExtension.database(writerPool);
    private final Database followers = PostgresExtension.database(sequencerPool);
    private final ConcurrentLinkedQueue<SequencedEvent> seen = new ConcurrentLinkedQueue<>();
    private final AtomicLong reached = new AtomicLong();
    private final List<Loop> loops =
            Stream.of(sequencer(), sequencer(), reader()).toList();

    @BeforeEach
    void start() {
        database.write(client -> client.sql("create table subject (id uuid primary key, version bigint not null)")
                        .then())
                .block(Workshop.PATIENCE);
        loops.forEach(Loop::start);
    }

    @AfterEach
    void stop() {
        Flux.fromIterable(loops).flatMap(Loop::stop).then().block(Workshop.PATIENCE);
        Flux.just(writerPool, sequencerPool)
                .flatMap(ConnectionPool::disposeLater)
                .then()
                .block(Workshop.PATIENCE);
    }

    @Test
    void noReaderEverSkipsAnEvent() {
        write(WRITERS * 60);
        assertAllSeenInOrder(WRITERS * 60);
    }

    @Test
    void sequencersThatAreCutOffGoOnWhereTheyWere() {
        var admin = PostgresExtension.pool(name);
        var writing = Mono.fromRunnable(() -> write(WRITERS * 40))
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .toFuture();
        for (var accident = 1; accident <= 5; accident++) {
            var before = reached.get();
            Awaitility.await().until(() -> reached.get() > before || writing.isDone());
            Workshop.disconnectEverybody(DatabaseClient.create(admin));
        }
        writing.join();
        assertAllSeenInOrder(WRITERS * 40);
        admin.disposeLater().block(Workshop.PATIENCE);
    }

    private Loop sequencer() {
        return new Loop("sequencer", Duration.ofMillis(5), new Sequencer(followers, Workshop.settings()).turn());
    }

    private Loop reader() {
        var log = new PostgresEventLog(followers);
        return new Loop(
                "reader",
                Duration.ofMillis(1),
                Mono.defer(() -> log.after(reached.get(), 20)).map(this::saw));
    }

    private boolean saw(List<SequencedEvent> events) {
        seen.addAll(events);
        events.forEach(event -> reached.set(event.position()));
        return !events.isEmpty();
    }

    /** Each write changes a subject under its lock, appends its event, dawdles and commits; a broken one is repeated. */
    private void write(int count) {
        var subjects = Stream.generate(UUID::randomUUID).limit(SUBJECTS).toList();
        Flux.range(0, count)
                .flatMap(n -> change(subjects.get(n % SUBJECTS)).retry(50), WRITERS)
                .then()
                .block(Duration.ofSeconds(60));
    }

    private Mono<Void> change(UUID subject) {
        var dawdle = ThreadLocalRandom.current().nextDouble(0.02);
        return database.write(client -> client.sql("""
                        insert into subject values (:id, 1)
                        on conflict (id) do update set version = subject.version + 1 returning version
                        """)
                .bind("id", subject)
                .map((row, meta) -> row.get(0, Long.class))
                .one()
                .flatMap(version -> PostgresEvents.append(client, EventExamples.of(subject, version)))
                .then(PostgresEvents.append(client, EventExamples.of(EventExamples.id(), 1)))
                .then(client.sql("select pg_sleep(:dawdle)")
                        .bind("dawdle", dawdle)
                        .then()));
    }

    private void assertAllSeenInOrder(int writes) {
        var written = Workshop.now(database.query(client -> client.sql("select count(*) from event")
                .map((row, meta) -> row.get(0, Long.class))
                .one()));
        assertThat(written).isGreaterThanOrEqualTo(2L * writes);
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> reached.get() == written);
        assertThat(seen)
                .extracting(SequencedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, written).boxed().toList());
        assertThat(seen).extracting(event -> event.event().id()).doesNotHaveDuplicates();
        var versions = new HashMap<UUID, Long>();
        seen.forEach(event -> {
            var subject = event.event().subject();
            assertThat(subject.version()).isEqualTo(versions.getOrDefault(subject.id(), 0L) + 1);
            versions.put(subject.id(), subject.version());
        });
    }
}
