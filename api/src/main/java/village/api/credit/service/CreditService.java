package village.api.credit.service;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Reversal;
import village.api.credit.ledger.SourceEvent;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;

/**
 * Books a service once it is confirmed, on the day it was done, and takes it back when its reporter says that it is not
 * fixed, or has the case taken up again: it did not hold. Confirmed anew it counts anew. The log may tell of either twice:
 * case and round are the source event, so it counts once. It is the Party member's who did it, whatever WeChat he uses by
 * now; who has left the village or the Party gets nothing.
 */
public final class CreditService implements Consumer {
    private static final String CONFIRMED = "complaint.claim-confirmed";
    private static final String REOPENED = "complaint.reopened";
    /** What its reporter found fixed says nothing of a service. */
    private static final String NOT_FIXED = "complaint.rated";

    private static final String REASON = "这件诉求又重新办理，原来的服务先冲掉；办好、确认以后重新记。";

    private final Complaints complaints;
    private final Branches branches;
    private final AwardCredit award;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    public CreditService(
            Complaints complaints, Branches branches, AwardCredit award, Ledger ledger, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.branches = branches;
        this.award = award;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "credit-service";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return switch (event.type()) {
            case CONFIRMED -> confirmed(event);
            case REOPENED, NOT_FIXED -> takenBack(event);
            default -> Mono.empty();
        };
    }

    private Mono<Void> confirmed(Event event) {
        return Mono.zip(Mono.justOrEmpty(event.village()), Mono.justOrEmpty(person(event, "member")))
                .flatMap(his -> branches.boundAt(his.getT1(), his.getT2(), doneAt(event)))
                .flatMap(who -> booked(who, event));
    }

    private static Instant doneAt(Event event) {
        return Optional.ofNullable(event.facts().get(ConfirmClaim.ANSWERED_AT))
                .map(Instant::parse)
                .orElseGet(event::occurredAt);
    }

    private static Optional<Person.Id> person(Event event, String fact) {
        return Optional.ofNullable(event.facts().get(fact))
                .map(UUID::fromString)
                .map(Person.Id::new);
    }

    /**
     * Confirmed twice in one round, after somebody else had it meanwhile, it stays as it was booked first. What an appeal
     * restored before it was confirmed anew stands for it; asked under the member's lock, as one may be upheld just now.
     */
    private Mono<Void> booked(BranchMember who, Event event) {
        return complaints
                .byId(who.member().village(), new Complaint.Id(event.subject().id()))
                .flatMap(served -> award.awardAlone(toSource(who, served, event)))
                .onErrorResume(Refusal.class, refused -> unless(Reason.CREDIT_SOURCE_REUSED, refused))
                .then();
    }

    private static SourceEvent toSource(BranchMember who, Complaint served, Event event) {
        return new SourceEvent(
                who.member(),
                SourceKind.SERVICE,
                source(event),
                Optional.of(served.id().toString()),
                Optional.empty(),
                "接单服务 " + served.ticket().value(),
                doneAt(event),
                1,
                person(event, "actor"));
    }

    /** Before a case was ever taken up again, the case itself. */
    private static UUID source(Event event) {
        var subject = event.subject().id();
        var round = event.facts().getOrDefault(ConfirmClaim.ROUND, "0");
        return round.equals("0")
                ? subject
                : UUID.nameUUIDFromBytes((subject + ":" + round).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The round's line, and what an appeal had booked of the case by then. Who reopened it is no concern of the ledger: it
     * names who had confirmed the service. Nor is who is bound by now.
     */
    private Mono<Void> takenBack(Event event) {
        return Mono.justOrEmpty(event.village())
                .filter(there -> event.facts().containsKey(ReopenComplaint.SERVED))
                .flatMap(there -> ledger.standing(
                        there, SourceKind.SERVICE, event.subject().id().toString()))
                .flatMapIterable(lines -> lines)
                .filter(line -> line.source().id().equals(source(event))
                        || !line.recordedAt().isAfter(event.occurredAt()))
                .concatMap(this::takenBack)
                .then();
    }

    private Mono<Entry> takenBack(Entry line) {
        return Mono.justOrEmpty(line.source().confirmedBy())
                .map(by -> new Reversal(new Entry.Id(ids.next()), ids.next(), REASON, by, clock.instant()))
                .flatMap(reversal -> ledger.reverse(line.source().member().village(), line.id(), reversal))
                .onErrorResume(Refusal.class, refused -> unless(Reason.CREDIT_REVERSED_ALREADY, refused));
    }

    private static Mono<Entry> unless(Reason done, Refusal refused) {
        return refused.reason() == done ? Mono.empty() : Mono.error(refused);
    }
}
