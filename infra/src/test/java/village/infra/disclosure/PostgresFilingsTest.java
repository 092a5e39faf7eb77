package village.infra.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingRacesContract;
import village.api.disclosure.Filings;
import village.api.disclosure.FilingsContract;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Asked by turns, two instances answer over one database. */
class PostgresFilingsTest implements FilingsContract, FilingRacesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool other;

    private final AtomicInteger asked = new AtomicInteger();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeAll
    static void open() {
        other = PostgresExtension.pool(POSTGRES.name());
    }

    @AfterAll
    static void close() {
        other.disposeLater().block(Duration.ofSeconds(10));
    }

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(Duration.ofSeconds(10));
    }

    @Override
    public Filings filings() {
        var database = asked.getAndIncrement() % 2 == 0 ? POSTGRES.database() : PostgresExtension.database(other);
        return new PostgresFilings(database, UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public Village.Id village() {
        return village;
    }

    /** Whoever may switch triggers off edits a row that proves nothing: the revision's leaf is in the log. */
    @Test
    void whatIsShownIsTheRevisionsWhateverTheRowSays() {
        var id = out("2026-08");
        run("alter table disclosure disable trigger user");
        run("update disclosure set title = '改过的', class = 'party', period_kind = 'quarter',"
                + " published_at = published_at - interval '1 year' where id = '" + id + "'");
        run("alter table disclosure enable trigger user");
        var shown = one(id);
        assertThat(shown.title()).isEqualTo("2026-08");
        assertThat(shown.disclosureClass()).isEqualTo(DisclosureClass.VILLAGE);
        assertThat(shown.period().word()).isEqualTo("2026-08");
        assertThat(shown.published().orElseThrow().at()).isEqualTo(NOW);
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        assertThat(one(id).work()).as("it is put right on the way").isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = '改过的'",
                "published_at = published_at - interval '1 day'",
                "objections_until = objections_until - interval '1 day'",
                "settled_at = objections_until - interval '1 second'"
            })
    void nobodyChangesWhatIsPublicInTheRow(String change) {
        var id = out("2026-08");
        assertThatThrownBy(() -> run("update disclosure set " + change + " where id = '" + id + "'"))
                .hasMessageContaining("expected");
    }

    /** Not even with triggers off: the first time is the first revision's, and a window ends after it and before it is closed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_published_at = first_published_at - interval '1 day'",
                "first_published_at = null",
                "first_number = 2",
                "objections_until = first_published_at - interval '1 second'",
                "settled_at = objections_until"
            })
    void nobodyMovesTheFirstTimeOrClosesTheWindowEarlyWithTriggersOff(String change) {
        var id = out("2026-08");
        run("alter table disclosure disable trigger user");
        try {
            assertThatThrownBy(() -> run("update disclosure set " + change + " where id = '" + id + "'"))
                    .hasMessageMatching("(?s).*disclosure_(first|window|settled|public).*");
        } finally {
            run("alter table disclosure enable trigger user");
        }
    }

    /** What is read beside a row is read when the row is held, not when its turn was asked for. */
    @Test
    void whoWaitedForACorrectionGoesOnFromWhatItSays() {
        var id = out("2026-08");
        change(id, seen -> act().told(seen.corrected(content("更正后"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        change(id, seen -> checked(seen, true)).block();
        var seenBySecond = new AtomicReference<Filing>();
        var second = new AtomicReference<CompletableFuture<Filing>>();
        var publishing = new PostgresFilings(POSTGRES.database(), this::newId)
                .change(village, id, Optional.empty(), this::published)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(first -> second.set(whileOtherWaits(id, seenBySecond)));
        POSTGRES.database().together(publishing).block(Duration.ofSeconds(10));
        assertThat(second.get().orTimeout(10, TimeUnit.SECONDS).join().work()).isPresent();
        var seen = seenBySecond.get().published().orElseThrow();
        assertThat(seen.title()).isEqualTo("更正后");
        assertThat(seen.revision()).isEqualTo(2);
        assertThat(one(id).published().orElseThrow().title()).isEqualTo("更正后");
    }

    /** Begins the next correction from another instance, and comes back when it waits for the row. */
    private CompletableFuture<Filing> whileOtherWaits(Filing.Id id, AtomicReference<Filing> seenBySecond) {
        var begun = new PostgresFilings(PostgresExtension.database(other), this::newId)
                .change(village, id, Optional.empty(), seen -> {
                    seenBySecond.set(seen);
                    return act().told(seen.corrected(content("再更正"), List.of(CLERK), "又写错了", act().hand()), "x.y");
                })
                .toFuture();
        await().atMost(Duration.ofSeconds(1)).until(() -> waiting() > 0);
        return begun;
    }

    private static long waiting() {
        return POSTGRES.sql()
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                        + " current_database()")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(Duration.ofSeconds(10));
    }

    private static void run(String statement) {
        POSTGRES.sql().sql(statement).then().block(Duration.ofSeconds(10));
    }

    @Override
    public void waits(Filing.Id id, boolean waits) {
        var sql = waits ? """
            insert into disclosure_question (village_id, id, version, disclosure_id, item_code, title,
              responsible_role, asker_id, question_text, asked_at, due_at, status, answers)
            values (:village, gen_random_uuid(), 1, :id, 'V01', '题', 'cadre', gen_random_uuid(), '问一问', now(),
              now() + interval '15 days', 'waiting', '[]')
            """ : """
                update disclosure_question set status = 'answered', answers = '[{"text": "答"}]'
                where village_id = :village and disclosure_id = :id
                """;
        POSTGRES.sql()
                .sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .then()
                .block(Duration.ofSeconds(10));
    }

    @Override
    public UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
