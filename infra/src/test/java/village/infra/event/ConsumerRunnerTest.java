package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.event.Consumer;
import village.api.event.ParkedEvent;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class ConsumerRunnerTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final PostgresParkedEvents parked = new PostgresParkedEvents(database, UUID::randomUUID, Clock.systemUTC());
    private final Set<UUID> guilty = ConcurrentHashMap.newKeySet();
    private final String name = "test-" + UUID.randomUUID();

    @BeforeEach
    void effects() {
        execute("""
                create table if not exists effect (
                    no bigint generated always as identity, consumer text, position bigint, subject uuid, version bigint)
                """);
    }

    @Test
    void takesEveryEventOnceInOrder() {
        happen(UUID.randomUUID(), 35);
        var runner = runner(honest(database));
        Workshop.exhaust(runner);
        Workshop.exhaust(runner);
        assertThat(positions()).isEqualTo(all());
    }

    @Test
    void leavesNoEffectOfABatchThatDidNotCommit() {
        happen(UUID.randomUUID(), 35);
        var crashed = new AtomicBoolean();
        var consumer = Workshop.consumer(
                name,
                event -> write(database, event)
                        .then(Mono.defer(() -> event.position() % 10 == 5 && crashed.compareAndSet(false, true)
                                ? loseConnection()
                                : Mono.empty())));
        Workshop.exhaust(runner(consumer));
        assertThat(crashed).isTrue();
        assertThat(positions()).isEqualTo(all());
    }

    @Test
    void isSharedByInstancesWithoutDoubling() {
        var pools = List.of(PostgresExtension.pool(POSTGRES.name()), PostgresExtension.pool(POSTGRES.name()));
        var loops = pools.stream()
                .map(PostgresExtension::database)
                .map(instance -> new ConsumerRunner(instance, honest(instance), Workshop.IDS, Workshop.settings()))
                .map(runner -> new Loop(name, Duration.ofMillis(1), runner.turn()).start())
                .toList();
        for (var round = 0; round < 20; round++) {
            happen(UUID.randomUUID(), 20);
        }
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> positions().size() >= all().size());
        Flux.fromIterable(loops).flatMap(Loop::stop).then().block(Workshop.PATIENCE);
        Flux.fromIterable(pools).flatMap(pool -> pool.disposeLater()).then().block(Workshop.PATIENCE);
        assertThat(positions()).isEqualTo(all());
    }

    @Test
    void holdsBackOnlyTheSubjectThatFails() {
        var bad = UUID.randomUUID();
        var good = UUID.randomUUID();
        guilty.add(bad);
        Workshop.happen(
                database,
                Workshop.event(good, 1),
                Workshop.event(bad, 1),
                Workshop.event(good, 2),
                Workshop.event(bad, 2),
                Workshop.event(good, 3));
        var runner = runner(honest(database), 1);
        Workshop.exhaust(runner);
        Workshop.happen(database, Workshop.event(bad, 3), Workshop.event(good, 4));
        Workshop.exhaust(runner);
        assertThat(versions(good)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(versions(bad)).isEmpty();
        assertThat(theParked().event().event().subject().version()).isEqualTo(1);
        assertThat(theParked().behind()).isEqualTo(2);
    }

    @Test
    void letsTheSubjectsLaterEventsFollowInOrderAfterAReplay() {
        var bad = UUID.randomUUID();
        guilty.add(bad);
        var runner = runner(honest(database), 1);
        happen(bad, 5);
        Workshop.exhaust(runner);
        var replayed = theParked().id();
        parked.replay(replayed).block(Workshop.PATIENCE);
        Workshop.exhaust(runner);
        assertThat(theParked().id()).isEqualTo(replayed);
        guilty.clear();
        parked.replay(replayed).block(Workshop.PATIENCE);
        Workshop.happen(database, Workshop.event(bad, 6));
        Workshop.exhaust(runner);
        assertThat(versions(bad)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(rowsHeldBack()).isZero();
    }

    @Test
    void parksTheNextOneThatFailsWithoutItsFollowers() {
        var bad = UUID.randomUUID();
        guilty.add(bad);
        var runner = runner(failingFrom(2), 1);
        happen(bad, 3);
        Workshop.exhaust(runner);
        assertThat(versions(bad)).containsExactly(1L);
        assertThat(theParked().event().event().subject().version()).isEqualTo(2);
        assertThat(theParked().behind()).isEqualTo(1);
    }

    @Test
    void triesAgainBeforeItParks() {
        var bad = UUID.randomUUID();
        guilty.add(bad);
        happen(bad, 2);
        var loop =
                new Loop(name, Duration.ofMillis(5), runner(honest(database), 4).turn()).start();
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> !listed().isEmpty());
        loop.stop().block(Workshop.PATIENCE);
        assertThat(theParked().attempts()).isEqualTo(4);
        assertThat(theParked().lastError()).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void heals() {
        var bad = UUID.randomUUID();
        guilty.add(bad);
        happen(bad, 3);
        var loop = new Loop(
                        name,
                        Duration.ofMillis(5),
                        runner(honest(database), 1000).turn())
                .start();
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> rowsHeldBack() == 3);
        guilty.clear();
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> rowsHeldBack() == 0);
        loop.stop().block(Workshop.PATIENCE);
        assertThat(versions(bad)).containsExactly(1L, 2L, 3L);
    }

    private ConsumerRunner runner(Consumer consumer) {
        return runner(consumer, 3);
    }

    private ConsumerRunner runner(Consumer consumer, int attempts) {
        return new ConsumerRunner(database, consumer, Workshop.IDS, Workshop.settings(attempts, Duration.ofMillis(1)));
    }

    /** Writes first and fails then, so that a forgotten rollback shows. */
    private Consumer honest(Database instance) {
        return Workshop.consumer(name, event -> write(instance, event).then(verdict(event, 1)));
    }

    private Consumer failingFrom(long version) {
        return Workshop.consumer(name, event -> write(database, event).then(verdict(event, version)));
    }

    private Mono<Void> verdict(SequencedEvent event, long from) {
        var subject = event.event().subject();
        return Mono.defer(() -> guilty.contains(subject.id()) && subject.version() >= from
                ? Mono.error(new IllegalStateException("no"))
                : Mono.empty());
    }

    private Mono<Void> write(Database instance, SequencedEvent event) {
        return instance.write(client -> client.sql("""
                        insert into effect (consumer, position, subject, version)
                        values (:consumer, :position, :subject, :version)
                        """)
                .bind("consumer", name)
                .bind("position", event.position())
                .bind("subject", event.event().subject().id())
                .bind("version", event.event().subject().version())
                .then());
    }

    private Mono<Void> loseConnection() {
        return database.write(client ->
                client.sql("select pg_terminate_backend(pg_backend_pid())").then());
    }

    private void happen(UUID subject, int versions) {
        Workshop.append(
                database,
                LongStream.rangeClosed(1, versions)
                        .mapToObj(version -> Workshop.event(subject, version))
                        .toList());
        Workshop.sequence(database);
    }

    private ParkedEvent theParked() {
        var parkedHere = listed();
        assertThat(parkedHere).hasSize(1);
        return parkedHere.get(0);
    }

    private List<ParkedEvent> listed() {
        return Workshop.now(parked.page(Optional.empty(), 100, Optional.empty())).items().stream()
                .filter(event -> event.consumer().equals(name))
                .toList();
    }

    private long rowsHeldBack() {
        return longs("select count(*) from event_parked where consumer = '" + name + "'")
                .get(0);
    }

    private List<Long> positions() {
        return longs("select position from effect where consumer = '" + name + "' order by no");
    }

    private List<Long> versions(UUID subject) {
        return longs("select version from effect where consumer = '" + name + "' and subject = '" + subject
                + "' order by no");
    }

    private List<Long> all() {
        return longs("select position from event order by position");
    }

    private List<Long> longs(String sql) {
        return Workshop.now(database.query(client ->
                client.sql(sql).map((row, meta) -> row.get(0, Long.class)).all().collectList()));
    }

    private void execute(String sql) {
        database.write(client -> client.sql(sql).then()).block(Workshop.PATIENCE);
    }
}
