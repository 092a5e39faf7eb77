package village.api.complaint.registration;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Transactions;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.Moment;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * Whoever rang up, or had a child report for her, before she was bound finds her cases in her own WeChat once she is: she
 * hears of them, adds to them, rates them.
 */
public final class GiveCasesToReporter implements Consumer {
    private final RosterCases rosterCases;
    private final Complaints complaints;
    private final Followers followers;
    private final Transactions transactions;
    private final Ids ids;

    public GiveCasesToReporter(
            RosterCases rosterCases, Complaints complaints, Followers followers, Transactions transactions, Ids ids) {
        this.rosterCases = rosterCases;
        this.complaints = complaints;
        this.followers = followers;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "case-reporters";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return Mono.justOrEmpty(event.village())
                .filter(village -> event.type().equals("binding.bound"))
                .flatMapMany(village -> given(event, village))
                .then();
    }

    private Flux<Complaint> given(Event event, Village.Id village) {
        return Mono.justOrEmpty(fact(event, "rosterPerson").map(RosterPerson.Id::new))
                .flatMap(whose -> rosterCases.withoutReporter(village, whose, provedByHimself(event)))
                .flatMapIterable(cases -> cases)
                .concatMap(id -> Mono.justOrEmpty(fact(event, "person").map(Person.Id::new))
                        .flatMap(person -> transactions.together(complaints
                                .change(village, id, Optional.empty(), complaint -> found(event, complaint, person))
                                .flatMap(his -> followed(his, person).thenReturn(his)))));
    }

    /** What was merged while he was not here goes on in another: he hears of that one, as its reporters do. */
    private Mono<Void> followed(Complaint his, Person.Id person) {
        return complaints
                .goesOn(his)
                .filter(last -> !last.id().equals(his.id()) && !his.ending().withdrawn())
                .filter(last -> his.reporter().filter(person::equals).isPresent()
                        && last.reporter().filter(person::equals).isEmpty())
                .flatMap(last -> followers.add(last.village(), last.id(), Followers.Follower.merged(person, his.id())))
                .then();
    }

    /**
     * A binding that was asked for first was decided by the village's staff: what is about them is not handed to whom they
     * say it is.
     */
    private static boolean provedByHimself(Event event) {
        return event.subject().version() == 1;
    }

    /** What it makes of a case; one that found its reporter meanwhile stays his. */
    private Change found(Event event, Complaint complaint, Person.Id person) {
        return Moment.system(event.occurredAt(), ids)
                .quietly(complaint.foundReporter(person), "complaint.reporter-found", Map.of());
    }

    private static Optional<UUID> fact(Event event, String name) {
        return Optional.ofNullable(event.facts().get(name)).map(UUID::fromString);
    }
}
