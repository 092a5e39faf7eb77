package village.infra.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Entry;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Idempotency;
import village.infra.postgres.PostgresExtension;

/** What many file at the same moment, which is written together, is as if each had been written by itself. */
class FilingQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY = 200;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool other;

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Complaints here = StoredComplaints.in(POSTGRES.database());
    private final Complaints there = StoredComplaints.in(PostgresExtension.database(other));

    @BeforeAll
    static void startAnotherInstance() {
        other = PostgresExtension.pool(POSTGRES.name());
        other.warmup().block(PATIENCE);
    }

    @AfterAll
    static void stopIt() {
        other.disposeLater().block(PATIENCE);
    }

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Test
    void eachRequestIsFiledOnceHoweverOftenAndWhereverItIsSent() {
        var outcomes = Flux.range(0, MANY * 3)
                .flatMap(
                        number ->
                                file(number % 2 == 0 ? here : there, once(number % MANY, "same"), filed("灯" + number)),
                        64)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).hasSize(MANY * 3).doesNotContain("failed");
        assertThat(outcomes.stream().distinct()).hasSize(MANY);
        assertThat(count("complaint")).isEqualTo(MANY);
        assertThat(count("complaint_step")).isEqualTo(MANY);
        assertThat(count("event")).isEqualTo(MANY);
        assertThat(count("idempotency")).isEqualTo(MANY);
    }

    @Test
    void ofDifferentRequestsWithOneKeyOneIsFiledAndTheOthersAreRefused() {
        var outcomes = Flux.range(0, 40)
                .flatMap(number -> file(number % 2 == 0 ? here : there, once(0, "body " + number), filed("灯")), 40)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).filteredOn("idempotency.key-reused"::equals).hasSize(39);
        assertThat(count("complaint")).isEqualTo(1);
    }

    @Test
    void aTicketThatIsTakenSpoilsNoOther() {
        var first = filed("灯");
        here.add(once(-1, "first"), List.of(first)).block(PATIENCE);
        var outcomes = Flux.range(0, 50)
                .flatMap(
                        number -> file(
                                here, once(number, "x"), number % 10 == 3 ? sameTicket(first) : filed("灯" + number)),
                        50)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).filteredOn("TicketTaken"::equals).hasSize(5);
        assertThat(outcomes).doesNotContain("failed");
        assertThat(count("complaint")).isEqualTo(46);
        assertThat(count("idempotency"))
                .as("whose ticket is taken claims no key")
                .isEqualTo(46);
    }

    @Test
    void aKeySomebodyHoldsTooLongIsToldSoAndHoldsUpNoOther() {
        var claimed = new CompletableFuture<UUID>();
        var release = Sinks.<UUID>one();
        var holding = PostgresExtension.database(other)
                .write(client -> Idempotency.claim(client, village, once(7, "x"), UUID.randomUUID())
                        .doOnNext(claimed::complete)
                        .delayUntil(made -> release.asMono()))
                .toFuture();
        claimed.join();
        var outcomes = Flux.range(0, 20)
                .flatMap(number -> file(here, once(number, "x"), filed("灯" + number)), 20)
                .collectList()
                .block(PATIENCE);
        release.tryEmitValue(UUID.randomUUID());
        holding.join();
        assertThat(outcomes).filteredOn("idempotency.in-progress"::equals).hasSize(1);
        assertThat(outcomes).doesNotContain("failed");
        assertThat(count("complaint")).isEqualTo(19);
    }

    @Test
    void whatIsStoredComesBackAsItWas() {
        var odd =
                List.of("\"引号\\反斜杠\"", "𠮷㐂\u0001\u2028", "' or 1=1 --", "{\"a\":[1]}", "\u202eRTL", "a".repeat(2000));
        var cases = odd.stream().map(this::filed).toList();
        var ids = Flux.fromStream(IntStream.range(0, odd.size()).boxed())
                .flatMapSequential(number -> here.add(once(number, "x"), List.of(cases.get(number))))
                .collectList()
                .block(PATIENCE);
        var texts = Flux.fromIterable(ids)
                .concatMap(id -> here.byId(village, id))
                .collectList()
                .block(PATIENCE);
        assertThat(texts)
                .containsExactlyElementsOf(cases.stream().map(Change::after).toList());
    }

    private static Mono<String> file(Complaints complaints, Once once, Change change) {
        return complaints
                .add(once, List.of(change))
                .map(id -> id.value().toString())
                .onErrorResume(Complaints.TicketTaken.class, taken -> Mono.just("TicketTaken"))
                .onErrorResume(
                        Refusal.class, refused -> Mono.just(refused.reason().code()))
                .onErrorReturn("failed")
                .subscribeOn(Schedulers.parallel());
    }

    private static Once once(int key, String fingerprint) {
        return new Once("person", "complaint.file", "key-" + key, fingerprint);
    }

    private Change filed(String text) {
        return Cases.filed(village, Cases.person(), Cases.intake(text), MONDAY_9);
    }

    private Change sameTicket(Change taken) {
        var fresh = filed("灯").after();
        var copy = new Complaint(
                fresh.id(),
                village,
                1,
                taken.after().ticket(),
                fresh.intake(),
                fresh.grid(),
                fresh.reporting(),
                fresh.status(),
                fresh.handling(),
                fresh.deadline(),
                fresh.urging(),
                fresh.ending(),
                false,
                0,
                fresh.filedAt());
        return Moment.system(MONDAY_9, Cases.IDS).first(copy, Entry.of(Step.Type.FILED, "本人"), "complaint.filed");
    }

    private long count(String table) {
        return POSTGRES.sql()
                .sql("select count(*) from " + table + " where village_id = :village")
                .bind("village", village.value())
                .map(row -> Columns.number(row, 0))
                .one()
                .block(PATIENCE);
    }
}
