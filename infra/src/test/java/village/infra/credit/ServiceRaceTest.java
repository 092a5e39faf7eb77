package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.credit.service.CreditService;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.credit.branch.StoredBranches;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** A service is confirmed anew in the very moment in which an appeal about it is upheld: it counts once. */
class ServiceRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Studied.NOW;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final Ledger ledger = StoredLedger.in(database);
    private final AwardCredit award =
            new AwardCredit(ledger, StoredLedger.schemes(database), Studied::nextId, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Village.Id village = StoredLedger.village(POSTGRES.sql());
    private final Member member = StoredLedger.member(POSTGRES.sql(), village);
    private final Person.Id person = StoredSecretaries.bound(POSTGRES.sql(), member);
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final Complaint.Id wish = complaints
            .add(
                    Cases.once("wish"),
                    List.of(Cases.filed(village, Cases.person(), Cases.intake("想修收音机"), Cases.MONDAY_9)))
            .block();
    private final CreditService service = new CreditService(
            complaints,
            StoredBranches.in(database, TestSecrets.sealer()),
            award,
            ledger,
            Cases.IDS,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatAnAppealRestoresJustNowIsNotBookedASecondTime() {
        var first = award.award(served()).block(PATIENCE);
        ledger.reverse(village, first.id(), Studied.reversal()).block(PATIENCE);
        var restored = new CompletableFuture<Entry>();
        var release = Sinks.<Long>one();
        var upholding = database.together(award.again(served(), first.granted())
                        .doOnNext(restored::complete)
                        .delayUntil(line -> release.asMono()))
                .toFuture();
        restored.join();
        var confirming = database.together(confirmed()).toFuture();
        await().until(() -> waiting() == 1);
        release.tryEmitValue(1L);
        upholding.join();
        confirming.join();
        assertThat(ledger.standing(member, SourceKind.SERVICE, wish.toString()).block(PATIENCE))
                .isEqualTo(1);
        assertThat(balance()).isEqualTo(first.granted());
    }

    @Test
    void confirmedByTwoInstancesAtOnceItCountsOnce() {
        var told = confirmed();
        Mono.zip(database.together(told.thenReturn(1)), database.together(told.thenReturn(2)))
                .block(PATIENCE);
        assertThat(ledger.standing(member, SourceKind.SERVICE, wish.toString()).block(PATIENCE))
                .isEqualTo(1);
    }

    private SourceEvent served() {
        return new SourceEvent(
                member,
                SourceKind.SERVICE,
                Studied.nextId(),
                Optional.of(wish.toString()),
                Optional.empty(),
                "接单服务",
                NOW.minusSeconds(3600),
                1,
                Optional.of(Studied.SECRETARY));
    }

    private Mono<Void> confirmed() {
        var facts = Map.of(
                "member",
                person.toString(),
                "actor",
                Studied.SECRETARY.toString(),
                ConfirmClaim.ROUND,
                "1",
                ConfirmClaim.ANSWERED_AT,
                NOW.minusSeconds(60).toString());
        var subject = new Event.Subject("complaint", wish.value(), 9);
        var event =
                new Event(UUID.randomUUID(), Optional.of(village), subject, "complaint.claim-confirmed", facts, NOW);
        return service.consume(new SequencedEvent(9, event));
    }

    private Amount balance() {
        return ledger.account(member, 2026).block(PATIENCE).balance();
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
