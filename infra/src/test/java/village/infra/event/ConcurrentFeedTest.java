package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.event.Event;
import village.api.event.EventExamples;
import village.api.event.LogPosition;
import village.api.event.feed.PublicEvent;
import village.api.event.feed.ReadChanges;
import village.api.event.feed.Territories;
import village.api.event.feed.Views;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** Another platform follows the changes while writers dawdle before they commit, in any order. */
class ConcurrentFeedTest {
    private static final int WRITES = 400;
    private static final Client.Id CLIENT = new Client.Id(UUID.randomUUID());
    private static final Set<Scope> SCOPES = Set.of(new Scope(Resource.COMPLAINTS, Access.READ, "330999"));

    private final String name = PostgresExtension.freshDatabase();
    private final ConnectionPool writers = PostgresExtension.pool(name);
    private final ConnectionPool followers = PostgresExtension.pool(name);
    private final Database database = PostgresExtension.database(writers);
    private final InMemoryVillages villages = new InMemoryVillages();
    private final Village village = villages.put(
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫桥镇", "诸暨市"));
    private final ReadChanges readChanges = new ReadChanges(
            new PostgresEventLog(PostgresExtension.database(followers)),
            new Views(Territories.asking(villages), events -> Mono.just(Map.of())));
    private final ConcurrentLinkedQueue<PublicEvent> told = new ConcurrentLinkedQueue<>();
    private final AtomicReference<LogPosition> kept = new AtomicReference<>();
    private final List<Loop> loops = Stream.of(
                    new Loop(
                            "sequencer",
                            Duration.ofMillis(5),
                            new Sequencer(PostgresExtension.database(followers), Workshop.settings()).turn()),
                    new Loop("platform", Duration.ofMillis(1), Mono.defer(this::follow)))
            .toList();

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
        Flux.just(writers, followers)
                .flatMap(ConnectionPool::disposeLater)
                .then()
                .block(Workshop.PATIENCE);
    }

    @Test
    void nothingIsMissedNothingComesTwiceAndEachSubjectKeepsItsOrder() {
        var subjects = Stream.generate(UUID::randomUUID).limit(5).toList();
        Flux.range(0, WRITES)
                .flatMap(n -> change(subjects.get(n % 5)), 8)
                .then()
                .block(Workshop.PATIENCE);
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> told.size() >= WRITES);
        assertThat(told).hasSize(WRITES).extracting(PublicEvent::id).doesNotHaveDuplicates();
        assertThat(told).extracting(PublicEvent::position).isSorted();
        var versions = new HashMap<UUID, Long>();
        told.forEach(event -> assertThat(event.subject().version())
                .isEqualTo(versions.merge(event.subject().id(), 1L, Long::sum)));
    }

    private Mono<Boolean> follow() {
        return readChanges
                .read(CLIENT, SCOPES, Optional.ofNullable(kept.get()), 7)
                .map(page -> {
                    told.addAll(page.events());
                    kept.set(page.next());
                    return page.more();
                });
    }

    /** A public event of the subject, and one that is for nobody; the commit comes when it comes. */
    private Mono<Void> change(UUID subject) {
        var dawdle = ThreadLocalRandom.current().nextDouble(0.03);
        return database.write(client -> client.sql("""
            insert into subject values (:id, 1)
            on conflict (id) do update set version = subject.version + 1 returning version
            """)
                .bind("id", subject)
                .map((row, meta) -> row.get(0, Long.class))
                .one()
                .flatMap(version -> PostgresEvents.append(client, event(subject, version, "complaint.progressed")))
                .then(PostgresEvents.append(client, event(EventExamples.id(), 1, "complaint.reminded")))
                .then(client.sql("select pg_sleep(:dawdle)")
                        .bind("dawdle", dawdle)
                        .then()));
    }

    private Event event(UUID subject, long version, String type) {
        return new Event(
                EventExamples.id(),
                Optional.of(village.id()),
                new Event.Subject("complaint", subject, version),
                type,
                Map.of("status", "in-progress", "published", "true"),
                Instant.parse("2026-11-22T01:00:00Z"));
    }
}
