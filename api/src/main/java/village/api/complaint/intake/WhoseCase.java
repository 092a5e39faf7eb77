package village.api.complaint.intake;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Reporting;
import village.api.identity.Actor;
import village.api.identity.RosterPerson;
import village.api.identity.binding.BoundPeople;
import village.api.identity.family.Families;

/** Tells whose case a report is: the sender's own, a relative's he may act for, or a caller's that staff note down. */
public final class WhoseCase {
    private final Families families;
    private final BoundPeople boundPeople;

    public WhoseCase(Families families, BoundPeople boundPeople) {
        this.families = families;
        this.boundPeople = boundPeople;
    }

    /**
     * Refuses to act for somebody nobody approved.
     *
     * @param onBehalfOf whose case it is; empty for his own, or for a caller who is not on the roster
     */
    public Mono<Reporting> of(Actor actor, Optional<RosterPerson.Id> onBehalfOf, Reporting.Source source) {
        return source.registered() || source.handedOver()
                ? registered(actor, onBehalfOf, source)
                : own(actor, onBehalfOf, source);
    }

    private Mono<Reporting> registered(Actor actor, Optional<RosterPerson.Id> onBehalfOf, Reporting.Source source) {
        return Mono.justOrEmpty(onBehalfOf)
                .flatMap(whom -> boundPeople.as(actor.requireVillage(), whom))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(person -> new Reporting(person, onBehalfOf, actor.requirePerson(), source));
    }

    private Mono<Reporting> own(Actor actor, Optional<RosterPerson.Id> onBehalfOf, Reporting.Source source) {
        return onBehalfOf
                .filter(whom -> actor.rosterPerson().filter(whom::equals).isEmpty())
                .map(whom -> relatives(actor, whom))
                .orElseGet(() ->
                        Mono.just(new Reporting(actor.person(), actor.rosterPerson(), actor.requirePerson(), source)));
    }

    private Mono<Reporting> relatives(Actor actor, RosterPerson.Id whom) {
        var village = actor.requireVillage();
        var helper = actor.requirePerson();
        return families.mayActFor(village, helper, whom)
                .filter(approved -> approved)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_ON_BEHALF)))
                .flatMap(approved -> boundPeople.as(village, whom))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(person -> new Reporting(person, Optional.of(whom), helper, Reporting.Source.FAMILY));
    }
}
