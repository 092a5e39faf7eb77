package village.api.disclosure.checking;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Work;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/** Whoever checks is neither author nor publisher, nor a close relative of one (村组法 art. 32). */
public final class Independence {
    private final Kinship kinship;

    public Independence(Kinship kinship) {
        this.kinship = kinship;
    }

    /** Refuses a checker who is one of the filing's authors or close to one; else gives the filing. */
    Mono<Filing> ofChecker(Filing filing, Person.Id checker) {
        return apart(filing, checker, filing.work().map(Work::authors).orElse(List.of()));
    }

    /** Whether {@link CheckFiling} would hear him about it now: for what he is shown. */
    public Mono<Boolean> mayCheck(Actor actor, Filing filing) {
        var authors = filing.work()
                .filter(work -> work.stage() == Work.Stage.SUBMITTED)
                .map(Work::authors);
        if (authors.isEmpty()
                || !actor.holds(Role.SUPERVISION_COMMITTEE)
                || authors.get().stream().anyMatch(actor::is)) {
            return Mono.just(false);
        }
        return kinship.related(filing.village(), actor.requirePerson(), authors.get())
                .map(close -> !close);
    }

    /** Whether he may publish it as far as its check is concerned: for what he is shown. */
    public Mono<Boolean> mayPublish(Actor actor, Filing filing) {
        if (filing.work().filter(work -> work.stage() == Work.Stage.APPROVED).isEmpty() || !actor.holds(Role.CADRE)) {
            return Mono.just(false);
        }
        return ofPublisher(filing, actor.requirePerson())
                .map(apart -> true)
                .onErrorResume(Refusal.class, close -> Mono.just(false));
    }

    /** Refuses a publisher who checked it himself or is close to who did; else gives the filing. */
    public Mono<Filing> ofPublisher(Filing filing, Person.Id publisher) {
        var checker = filing.work().flatMap(Work::check).map(Work.Check::by);
        return apart(filing, publisher, checker.map(List::of).orElse(List.of()));
    }

    private Mono<Filing> apart(Filing filing, Person.Id one, Collection<Person.Id> others) {
        if (others.contains(one)) {
            return Mono.error(() -> Refusal.of(Reason.DISCLOSURE_CHECKER));
        }
        return kinship.related(filing.village(), one, others)
                .flatMap(close -> close ? Mono.error(() -> Refusal.of(Reason.DISCLOSURE_CHECKER)) : Mono.just(filing));
    }
}
