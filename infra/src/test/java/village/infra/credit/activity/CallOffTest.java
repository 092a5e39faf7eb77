package village.infra.credit.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Held;
import village.api.credit.activity.holding.CallOff;
import village.api.credit.course.Taught;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;

/** A Party day the whole village came to is called off in the time one request has. */
class CallOffTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 200;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = StoredLedger.village(POSTGRES.sql());
    private final Clock clock = Clock.fixed(Taught.NOW, ZoneOffset.UTC);
    private final Ledger ledger = StoredLedger.in(POSTGRES.database());

    @Test
    void whatTwoHundredWereGivenIsTakenBackAndWhatAnAppealRestoredToo() {
        var members = Stream.generate(() -> StoredLedger.member(POSTGRES.sql(), village))
                .limit(MANY)
                .toList();
        var other = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        book(members.stream().map(member -> attended(member, activity)).toList());
        var appealing = members.get(7);
        var first = ledger.entries(appealing, 1, Optional.empty())
                .block(PATIENCE)
                .items()
                .get(0);
        ledger.reverse(village, first.id(), Studied.reversal()).block(PATIENCE);
        book(List.of(attended(appealing, activity)));
        var elsewhere = StoredLedger.member(POSTGRES.sql(), village);
        book(List.of(attended(elsewhere, other)));

        calledOff(activity);

        var accounts = ledger.accounts(village, 2026).block(PATIENCE);
        assertThat(accounts)
                .hasSize(MANY + 1)
                .filteredOn(account -> !account.balance().equals(Amount.NONE))
                .extracting(Account::member)
                .containsExactly(elsewhere);
        assertThat(told()).isEqualTo(MANY + 1);
    }

    private void book(List<SourceEvent> events) {
        var award = new AwardCredit(ledger, StoredLedger.schemes(POSTGRES.database()), Taught::nextId, clock);
        assertThat(award.awardAll(events).block(PATIENCE)).hasSize(events.size());
    }

    private static SourceEvent attended(Member member, Activity activity) {
        return new SourceEvent(
                member,
                SourceKind.ACTIVITY,
                Taught.nextId(),
                Optional.of(activity.id().toString()),
                Optional.empty(),
                "主题党日",
                Taught.NOW,
                1,
                Optional.empty());
    }

    /** With the patience the application has. */
    private void calledOff(Activity activity) {
        var pool = PostgresExtension.pool(POSTGRES.name(), Duration.ofMillis(1700));
        var database = PostgresExtension.database(pool, Duration.ofMillis(1800));
        var off = new CallOff(
                new PostgresActivities(database), StoredLedger.in(database), database, Taught::nextId, clock);
        off.cancel(secretary(), activity.id())
                .then(Mono.defer(pool::disposeLater))
                .block(PATIENCE);
    }

    private Actor secretary() {
        return new Actor(
                Optional.of(Taught.person()),
                Optional.of(village),
                Set.of(Role.BRANCH_SECRETARY),
                Optional.empty(),
                Set.of());
    }

    private long told() {
        return POSTGRES.sql()
                .sql("select count(*) from event where village_id = :village and type = 'credit.reversed'")
                .bind("village", village.value())
                .map(row -> Columns.number(row, 0))
                .one()
                .block(PATIENCE);
    }
}
