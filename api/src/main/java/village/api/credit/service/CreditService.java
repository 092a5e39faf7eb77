package village.api.credit.service;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.SourceEvent;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;

/**
 * Books a service once it is confirmed. The log may tell of it twice: the case is the source event, so it counts once.
 * Who is no longer bound to a Party member of the village gets nothing.
 */
public final class CreditService implements Consumer {
    private static final String CONFIRMED = "complaint.claim-confirmed";

    private final Complaints complaints;
    private final Branches branches;
    private final AwardCredit award;

    public CreditService(Complaints complaints, Branches branches, AwardCredit award) {
        this.complaints = complaints;
        this.branches = branches;
        this.award = award;
    }

    @Override
    public String name() {
        return "credit-service";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return Mono.justOrEmpty(claimant(event))
                .flatMap(person -> member(event, person))
                .flatMap(who -> complaints
                        .byId(
                                who.member().village(),
                                new Complaint.Id(event.subject().id()))
                        .flatMap(served -> award.award(toSource(who, served, event))))
                .then();
    }

    private static Optional<Person.Id> claimant(Event event) {
        return Optional.of(event)
                .filter(told -> told.type().equals(CONFIRMED))
                .map(told -> told.facts().get("member"))
                .map(UUID::fromString)
                .map(Person.Id::new);
    }

    private Mono<BranchMember> member(Event event, Person.Id person) {
        return branches.boundTo(person)
                .flatMap(all -> Mono.justOrEmpty(all.stream()
                        .filter(who -> event.village()
                                .filter(who.member().village()::equals)
                                .isPresent())
                        .findFirst()));
    }

    private static SourceEvent toSource(BranchMember who, Complaint served, Event event) {
        return new SourceEvent(
                who.member(),
                SourceKind.SERVICE,
                served.id().value(),
                Optional.of(served.id().toString()),
                Optional.empty(),
                "接单服务 " + served.ticket().value(),
                event.occurredAt(),
                1,
                Optional.ofNullable(event.facts().get("actor"))
                        .map(UUID::fromString)
                        .map(Person.Id::new));
    }
}
