package village.infra.credit.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Held;
import village.api.credit.activity.holding.CallOff;
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.AppealChange;
import village.api.credit.appeal.Appeals;
import village.api.credit.appeal.BookAppealed;
import village.api.credit.appeal.DecideAppeal;
import village.api.credit.branch.Branches;
import village.api.credit.branch.Keeper;
import village.api.credit.course.Taught;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.credit.StoredSecretaries;
import village.infra.credit.branch.StoredBranches;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** A Party day is called off in the very moment in which an appeal about it is upheld. */
class CallOffRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BRANCH = "一支部";

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Clock clock = Clock.fixed(Taught.NOW, ZoneOffset.UTC);
    private final Database database = POSTGRES.database();
    private final Village.Id village = StoredLedger.village(POSTGRES.sql());
    private final Ledger ledger = StoredLedger.in(database);
    private final Activities activities = new PostgresActivities(database);
    private final Appeals appeals = StoredBranches.appeals(database);
    private final Member there = StoredSecretaries.member(POSTGRES.sql(), village, BRANCH, false);
    private final Member appealing = StoredSecretaries.member(POSTGRES.sql(), village, BRANCH, false);
    private final Member keeper = StoredSecretaries.member(POSTGRES.sql(), village, BRANCH, true);
    private final Activity activity = Held.planned(activities, village);

    @Test
    void nothingOfItStaysHoweverLongItsMembersAreWaitedFor() {
        book(attended(there));
        var appeal = appealed();
        var release = Sinks.<Long>one();
        var booked = new CompletableFuture<List<Entry>>();
        var holding = database.together(award().awardAll(List.of(attended(there)))
                        .doOnNext(booked::complete)
                        .delayUntil(lines -> release.asMono()))
                .toFuture();
        booked.join();
        var off = callOff().toFuture();
        await().until(() -> waiting() == 1);
        var upheld = decide(appeal).toFuture();
        await().until(() -> upheld.isDone() || waiting() == 2);
        release.tryEmitValue(1L);
        holding.join();
        off.join();
        assertThatThrownBy(upheld::join)
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ACTIVITY_CLOSED));
        assertThat(balance(there)).isEqualTo(Amount.NONE);
        assertThat(balance(appealing))
                .as("restored and taken back, or not restored")
                .isEqualTo(Amount.NONE);
        assertThat(ledger.standing(village, SourceKind.ACTIVITY, item()).block(PATIENCE))
                .isEmpty();
    }

    @Test
    void whatWasRestoredBeforeIsTakenBackToo() {
        decide(appealed()).block(PATIENCE);
        assertThat(balance(appealing)).isNotEqualTo(Amount.NONE);
        callOff().block(PATIENCE);
        assertThat(balance(appealing)).isEqualTo(Amount.NONE);
    }

    /** His line was taken back by mistake, and he says so. */
    private Appeal.Id appealed() {
        StoredSecretaries.bound(POSTGRES.sql(), appealing);
        var line = book(attended(appealing));
        var back = ledger.reverse(village, line.id(), Studied.reversal()).block(PATIENCE);
        var appeal =
                Appeal.filed(new Appeal.Id(Taught.nextId()), appealing, back.id(), "我到了", Taught.person(), Taught.NOW);
        return appeals.add(Taught.once(), AppealChange.of(appeal, Taught.nextId(), "filed", Taught.NOW))
                .block(PATIENCE)
                .id();
    }

    private Mono<DecideAppeal.Case> decide(Appeal.Id appeal) {
        var booking = new BookAppealed(award(), ledger, activities, new PostgresAttendances(database));
        return new DecideAppeal(appeals, new Keeper(branches()), ledger, booking, database, Taught::nextId, clock)
                .decide(secretary(), appeal, new DecideAppeal.Verdict(true, "签到表上有您", Optional.empty()));
    }

    private Branches branches() {
        return StoredBranches.in(database, TestSecrets.sealer());
    }

    private Mono<Activity> callOff() {
        return new CallOff(activities, ledger, database, Taught::nextId, clock).cancel(secretary(), activity.id());
    }

    private AwardCredit award() {
        return new AwardCredit(ledger, StoredLedger.schemes(database), Taught::nextId, clock);
    }

    private Entry book(SourceEvent event) {
        return award().award(event).block(PATIENCE);
    }

    private SourceEvent attended(Member member) {
        return new SourceEvent(
                member,
                SourceKind.ACTIVITY,
                Taught.nextId(),
                Optional.of(item()),
                Optional.empty(),
                "主题党日",
                Taught.NOW,
                1,
                Optional.empty());
    }

    private String item() {
        return activity.id().toString();
    }

    private Amount balance(Member member) {
        return ledger.account(member, 2026).block(PATIENCE).balance();
    }

    private Actor secretary() {
        return new Actor(
                Optional.of(Taught.person()),
                Optional.of(village),
                Set.of(Role.BRANCH_SECRETARY),
                Optional.of(keeper.id()),
                Set.of());
    }

    private static long waiting() {
        return POSTGRES.sql()
                .sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .map(row -> Columns.number(row, 0))
                .one()
                .block(PATIENCE);
    }
}
