package village.api.credit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.nextId;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.InMemoryLedger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.rule.Caps;
import village.api.credit.rule.InMemorySchemes;
import village.api.credit.rule.Rule;
import village.api.credit.rule.Scheme;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** A confirmed service counts on its own day, once a round, and no longer than it holds. */
class CreditServiceTest {
    private static final Instant DONE = Instant.parse("2026-11-20T15:59:00Z");
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Member member = new Member(village, new RosterPerson.Id(UUID.randomUUID()));
    private final Person.Id person = Cases.person();
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AwardCredit award = new AwardCredit(ledger, new InMemorySchemes(scheme()), Cases.IDS, clock);
    private final CreditService service = new CreditService(complaints, new Bound(), award, ledger, Cases.IDS, clock);
    private final Complaint.Id wish = complaints
            .add(
                    Cases.once("wish"),
                    List.of(Cases.filed(village, Cases.person(), Cases.intake("想修收音机"), Cases.MONDAY_9)))
            .block();
    private long position;
    private Instant boundUntil = Instant.MAX;

    private static Scheme scheme() {
        var each = new Rule("service", SourceKind.SERVICE, "接单为民服务", "件", 1, new Amount(3, 0), Caps.NONE, false);
        return new Scheme("1", LocalDate.parse("2026-01-01"), "支部大会", Amount.NONE, Amount.NONE, List.of(each));
    }

    @BeforeEach
    void confirm() {
        confirmed(0, DONE);
    }

    @Test
    void countsOnTheDayItWasDoneHoweverOftenItIsTold() {
        confirmed(0, DONE);
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.source().occurredAt()).isEqualTo(DONE);
            assertThat(line.source().day()).isEqualTo(LocalDate.parse("2026-11-20"));
        });
    }

    @Test
    void whatDidNotHoldIsTakenBackOnceAndCountsAnewWhenItDoes() {
        reopened(0);
        reopened(0);
        assertThat(points()).isZero();
        assertThat(lines())
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(line.correction())
                        .hasValueSatisfying(why -> assertThat(why.reason()).contains("重新办理")));
        confirmed(1, DONE.plusSeconds(86_400));
        confirmed(1, DONE.plusSeconds(86_400));
        assertThat(lines()).hasSize(3);
        assertThat(points()).isEqualTo(3);
        reopened(1);
        assertThat(points()).isZero();
    }

    /** He says so before it is over: it did not hold either. */
    @Test
    void whatItsReporterFindsNotFixedIsTakenBackToo() {
        told("complaint.rated", Map.of("fixed", "true"));
        assertThat(points()).isEqualTo(3);
        var served = Map.of("fixed", "false", ReopenComplaint.SERVED, person.toString(), ConfirmClaim.ROUND, "0");
        told("complaint.rated", served);
        told("complaint.rated", served);
        assertThat(points()).isZero();
        confirmed(1, DONE.plusSeconds(86_400));
        assertThat(points()).isEqualTo(3);
    }

    @Test
    void confirmedTwiceInOneRoundItStaysAsItWasAndNothingStops() {
        confirmed(0, DONE.plusSeconds(86_400));
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.source().occurredAt()).isEqualTo(DONE));
    }

    /** The points are the member's: another WeChat, or none, changes nothing. */
    @Test
    void whoUnboundKeepsNothingThatDidNotHoldAndLosesNothingThatDid() {
        boundUntil = DONE.plusSeconds(60);
        reopened(0);
        assertThat(points()).isZero();
        confirmed(1, DONE.plusSeconds(59));
        assertThat(points()).isEqualTo(3);
        reopened(1);
        confirmed(2, DONE.plusSeconds(61));
        assertThat(points()).isZero();
    }

    /** As an upheld appeal books it: the same thing, with the appeal as its source. */
    @Test
    void whatAnAppealRestoredCountsForTheRoundAfterAndIsTakenBackWithIt() {
        reopened(0);
        var was = lines().get(1).source();
        award.award(new SourceEvent(
                        was.member(),
                        was.kind(),
                        nextId(),
                        was.item(),
                        Optional.of("service"),
                        was.title(),
                        was.occurredAt(),
                        was.quantity(),
                        was.confirmedBy()))
                .block();
        assertThat(points()).isEqualTo(3);
        confirmed(1, DONE.plusSeconds(86_400));
        assertThat(points()).isEqualTo(3);
        reopened(1);
        assertThat(points()).isZero();
        confirmed(2, DONE.plusSeconds(2 * 86_400));
        assertThat(points()).isEqualTo(3);
    }

    @Test
    void toldOnceMoreOfARoundBeforeItTakesNothingBackOfTheNext() {
        var reopened = NOW.minusSeconds(60);
        reopened(0, reopened);
        confirmed(1, DONE.plusSeconds(86_400));
        reopened(0, reopened);
        assertThat(points()).isEqualTo(3);
    }

    @Test
    void whatNobodyServedIsReopenedWithoutALine() {
        told("complaint.reopened", Map.of("actor", person.toString()));
        assertThat(points()).isEqualTo(3);
    }

    private void confirmed(int round, Instant doneAt) {
        told(
                "complaint.claim-confirmed",
                Map.of(
                        "member",
                        person.toString(),
                        "actor",
                        Cases.person().toString(),
                        ConfirmClaim.ROUND,
                        String.valueOf(round),
                        ConfirmClaim.ANSWERED_AT,
                        doneAt.toString()));
    }

    private void reopened(int round) {
        reopened(round, NOW);
    }

    private void reopened(int round, Instant at) {
        var served = Map.of(ReopenComplaint.SERVED, person.toString(), ConfirmClaim.ROUND, String.valueOf(round));
        told("complaint.reopened", served, at);
    }

    private void told(String type, Map<String, String> facts) {
        told(type, facts, NOW);
    }

    private void told(String type, Map<String, String> facts, Instant at) {
        var subject = new Event.Subject("complaint", wish.value(), ++position);
        var event = new Event(nextId(), Optional.of(village), subject, type, facts, at);
        service.consume(new SequencedEvent(position, event)).block();
    }

    private List<Entry> lines() {
        return ledger.entries(member, 20, Optional.empty()).block().items();
    }

    private int points() {
        return ledger.account(member, 2026).block().balance().points();
    }

    private final class Bound implements Branches {
        private final BranchMember who =
                new BranchMember(member, new PersonName("苗小梅"), "一支部", false, true, false, false);

        @Override
        public Mono<BranchMember> member(Village.Id of, RosterPerson.Id id) {
            return Mono.just(who);
        }

        @Override
        public Mono<List<BranchMember>> of(Village.Id of, String branch) {
            return of(of);
        }

        @Override
        public Mono<List<BranchMember>> of(Village.Id of) {
            return Mono.just(List.of(who));
        }

        @Override
        public Mono<Boolean> kept(Village.Id of, String branch) {
            return Mono.just(true);
        }

        @Override
        public Mono<Set<RosterPerson.Id>> leaders(Village.Id of, Instant at) {
            return Mono.just(Set.of());
        }

        @Override
        public Mono<BranchMember> boundAt(Village.Id of, Person.Id bound, Instant at) {
            return Mono.just(who).filter(there -> bound.equals(person) && boundUntil.isAfter(at));
        }

        @Override
        public Mono<List<BranchMember>> boundTo(Person.Id bound) {
            return Mono.just(bound.equals(person) && boundUntil.isAfter(NOW) ? List.of(who) : List.of());
        }
    }
}
