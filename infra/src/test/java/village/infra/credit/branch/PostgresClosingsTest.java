package village.infra.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.nextId;
import static village.api.credit.ledger.Studied.posting;
import static village.api.credit.ledger.Studied.reversal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.AppealChange;
import village.api.credit.appeal.Appeals;
import village.api.credit.closing.CloseYear;
import village.api.credit.closing.Closings;
import village.api.credit.closing.Closings.Closing;
import village.api.credit.closing.ClosingsContract;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Posting;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Caps;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.postgres.PostgresExtension;

/** Closing a year while others book in it, appeal about it or reverse in it. */
class PostgresClosingsTest implements ClosingsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant LAST_SECOND = Instant.parse("2025-12-31T15:59:59Z");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Ledger ledger = StoredLedger.in(POSTGRES.database());
    private final PostgresAppeals appeals = new PostgresAppeals(POSTGRES.database());
    private final PostgresClosings closings = new PostgresClosings(POSTGRES.database());
    private final Member member = StoredLedger.member(POSTGRES.sql(), StoredLedger.village(POSTGRES.sql()));
    private final Person.Id person = new Person.Id(StoredLedger.person(POSTGRES.sql()));

    @Override
    public Closings closings() {
        return closings;
    }

    @Override
    public Village.Id village() {
        return member.village();
    }

    @Override
    public Person.Id person() {
        return person;
    }

    @Override
    public void appealAboutYear2024() {
        var then = Instant.parse("2024-06-01T02:00:00Z");
        var wanted = posting(event(member, 1, then, Optional.empty()), each(Caps.NONE));
        var line = new Posting(wanted.id(), wanted.event(), wanted.source(), wanted.scheme(), wanted.rule(), then);
        filed(ledger.book(List.of(line)).block(PATIENCE).get(0)).block(PATIENCE);
    }

    @Override
    public void handInOf2021() {
        run("""
            insert into offline_study (village_id, id, member_id, version, title, day, study_text, files, handed_in_at,
              status, reason)
            values ('%1$s', gen_random_uuid(), '%2$s', 1, '镇党校培训', '2021-12-31', '', array['%2$s'::uuid], now(),
              'waiting', '')
            """);
    }

    @Override
    public void claimOf2020() {
        run("""
            insert into activity (village_id, id, version, title, place, starts_at, ends_at, author_id)
            values ('%1$s', '%2$s', 1, '守岁', '', '2020-12-31 23:00+08', '2021-01-01 01:00+08', '%2$s');
            insert into attendance (village_id, id, activity_id, roster_id, version, how, state, note, attended_at,
              reason)
            values ('%1$s', gen_random_uuid(), '%2$s', '%2$s', 1, 'remote', 'waiting', '视频连线', now(), '')
            """);
    }

    @Override
    public void everybodyLeaves() {
        run("update roster_person set left_at = now() where village_id = '%1$s' and id = '%2$s'");
    }

    /** Foreign keys rest. */
    private void run(String sql) {
        POSTGRES.sql()
                .sql("do $fill$ begin set local session_replication_role = replica; "
                        + sql.formatted(village(), member.id()) + "; end $fill$")
                .then()
                .block(PATIENCE);
    }

    @Test
    void aClosingWaitsForABookingThatBeganBeforeMidnight() {
        var over = Sinks.<Boolean>one();
        var line = running(ledger.book(List.of(late())).map(lines -> lines.get(0)), over);
        await().atMost(PATIENCE).until(() -> locks(true) > 0);
        var closing = closings.close(closing(), told()).toFuture();
        await().atMost(PATIENCE).until(() -> locks(false) > 0);
        over.tryEmitValue(true);
        assertThat(line.join().year()).isEqualTo(2025);
        assertThat(closing.join().year()).isEqualTo(2025);
    }

    @Test
    void aBookingThatComesWhileAYearIsClosedGoesIntoTheRunningOne() {
        var over = Sinks.<Boolean>one();
        var closing = running(closings.close(closing(), told()), over);
        await().atMost(PATIENCE).until(() -> locks(true) > 0);
        var line = ledger.book(List.of(late())).map(lines -> lines.get(0)).toFuture();
        await().atMost(PATIENCE).until(() -> locks(false) > 0);
        over.tryEmitValue(true);
        assertThat(closing.join().year()).isEqualTo(2025);
        assertThat(line.join().year()).isEqualTo(2026);
    }

    @Test
    void anAppealBeingFiledKeepsTheYearOpen() {
        var line = booked();
        var over = Sinks.<Boolean>one();
        var appeal = running(filed(line), over);
        await().atMost(PATIENCE).until(() -> locks(true) > 0);
        var closing = closings.close(closing(), told()).toFuture();
        await().atMost(PATIENCE).until(() -> locks(false) > 0);
        over.tryEmitValue(true);
        assertThat(appeal.join().line()).isEqualTo(line.id());
        refused(closing::join, Reason.CREDIT_YEAR_APPEALS);
        refused(() -> closings.close(closing(), told()).block(PATIENCE), Reason.CREDIT_YEAR_APPEALS);
    }

    @RepeatedTest(15)
    void ofAnAppealAndAClosingAtOnceNoneIsOverlooked() {
        var line = booked();
        var outcomes = atOnce(
                closings.close(closing(), told()),
                filed(line),
                ledger.book(List.of(late())),
                ledger.book(List.of(late())));
        var closed = closings.of(member.village()).block(PATIENCE);
        assertThat(outcomes.get(1)).isEqualTo("ok");
        if (outcomes.get(0).equals("ok")) {
            assertThat(closed).hasSize(1);
        } else {
            assertThat(outcomes.get(0)).isEqualTo(Reason.CREDIT_YEAR_APPEALS.name());
            assertThat(closed).isEmpty();
        }
    }

    @RepeatedTest(15)
    void aLineIsReversedOrAppealedAboutNeverBoth() {
        var line = booked();
        var outcomes = atOnce(
                filed(line),
                POSTGRES.database()
                        .together(ledger.reverse(member.village(), line.id(), reversal())
                                .filterWhen(back -> appeals.waiting(member.village(), line.id())
                                        .map(waiting -> !waiting))
                                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_APPEAL_WAITING)))));
        assertThat(outcomes).containsOnlyOnce("ok");
        assertThat(outcomes).containsAnyOf(Reason.CREDIT_REVERSED_ALREADY.name(), Reason.CREDIT_APPEAL_WAITING.name());
    }

    @Test
    void onesAppealsOfAllVillagesStandInOneList() {
        var elsewhere = StoredLedger.member(POSTGRES.sql(), StoredLedger.village(POSTGRES.sql()));
        var here = filed(booked()).block(PATIENCE);
        var line = ledger.book(List.of(posting(event(elsewhere, 1), each(Caps.NONE))))
                .block(PATIENCE)
                .get(0);
        var there = filed(line).block(PATIENCE);
        var all = appeals.of(List.of(member, elsewhere), new Appeals.Slice(Optional.empty(), 20))
                .block(PATIENCE);
        assertThat(all.items()).containsExactly(there, here);
        var first = appeals.of(List.of(member, elsewhere), new Appeals.Slice(Optional.empty(), 1))
                .block(PATIENCE);
        assertThat(first.items()).containsExactly(there);
        assertThat(appeals.of(List.of(member, elsewhere), new Appeals.Slice(first.next(), 1))
                        .block(PATIENCE)
                        .items())
                .containsExactly(here);
        assertThat(appeals.of(List.of(), new Appeals.Slice(Optional.empty(), 1))
                        .block(PATIENCE)
                        .items())
                .isEmpty();
    }

    private Posting late() {
        var wanted = posting(event(member, 1, LAST_SECOND, Optional.empty()), each(Caps.NONE));
        return new Posting(wanted.id(), wanted.event(), wanted.source(), wanted.scheme(), wanted.rule(), LAST_SECOND);
    }

    private Entry booked() {
        return ledger.book(List.of(late())).block(PATIENCE).get(0);
    }

    private Closing closing() {
        return new Closing(member.village(), 2025, person, NEW_YEAR);
    }

    private Event told() {
        return new Event(
                nextId(),
                Optional.of(member.village()),
                new Event.Subject(CloseYear.KIND, nextId(), 1),
                "credit.year-closed",
                Map.of("year", "2025"),
                NEW_YEAR);
    }

    private Mono<Appeal> filed(Entry line) {
        var appeal =
                Appeal.filed(new Appeal.Id(nextId()), line.source().member(), line.id(), "记少了", person, Studied.NOW);
        var once = new Once(person.toString(), "appeal.file", nextId().toString(), "");
        return appeals.add(once, AppealChange.of(appeal, nextId(), "filed", Studied.NOW));
    }

    /** Begins an act in a transaction that stays open until told. */
    private static <T> CompletableFuture<T> running(Mono<T> act, Sinks.One<Boolean> over) {
        return POSTGRES.database()
                .together(act.delayUntil(done -> over.asMono()))
                .toFuture();
    }

    private static long locks(boolean granted) {
        return POSTGRES.sql()
                .sql("""
                    select count(*) from pg_locks l join pg_database d on d.oid = l.database
                    where d.datname = current_database() and l.locktype = 'advisory' and l.granted = :granted
                    """)
                .bind("granted", granted)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    /** What each came to: ok, or the reason it was refused for. */
    private static List<String> atOnce(Mono<?>... acts) {
        return Flux.fromArray(acts)
                .flatMapSequential(act -> act.thenReturn("ok")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().name()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act).satisfies(failure -> {
            var cause = failure instanceof Refusal ? failure : failure.getCause();
            assertThat(cause)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        });
    }
}
