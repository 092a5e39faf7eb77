package village.api.disclosure.occurrence;

import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Takes back what was registered by mistake. Whoever registered it may while it is in time; what is overdue only the
 * township, for nobody silences by himself what he is late with.
 */
public final class WithdrawOccurrence {
    private static final int MAX_REASON = 100;

    private final Occurrences occurrences;
    private final Catalogues catalogues;
    private final Clock clock;
    private final OccurrenceEvents events;

    public WithdrawOccurrence(Occurrences occurrences, Catalogues catalogues, Ids ids, Clock clock) {
        this.occurrences = occurrences;
        this.catalogues = catalogues;
        this.clock = clock;
        this.events = new OccurrenceEvents(ids);
    }

    /** Refuses what is public or taken back already as what does not exist. */
    public Mono<Void> withdraw(Actor actor, Occurrence.Id id, String reason) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.CADRE, Role.GRID_WORKER, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER))
                .map(staff -> required(reason))
                .flatMap(why -> occurrences
                        .owed(actor.requireVillage(), id)
                        .flatMap(known -> permitted(actor, known))
                        .flatMap(known -> withdrawn(actor, known, why)))
                .filter(done -> done)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_OCCURRENCE_NOT_FOUND)))
                .then();
    }

    private Mono<Boolean> withdrawn(Actor actor, Occurrence known, String why) {
        var now = clock.instant();
        return occurrences.withdraw(
                actor.requireVillage(),
                known.id(),
                new Occurrences.Withdrawal(actor.requirePerson(), why, now),
                events.withdrawn(actor, known, now));
    }

    private Mono<Occurrence> permitted(Actor actor, Occurrence known) {
        if (actor.holds(Role.DISPATCHER)) {
            return Mono.just(known);
        }
        if (!actor.is(known.by())) {
            return Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED, "只有登记的人和乡镇能撤回。"));
        }
        Instant now = clock.instant();
        return catalogues
                .of(actor.requireVillage(), now.atZone(CatalogueItem.ZONE).toLocalDate())
                .map(catalogue -> inTime(catalogue, known));
    }

    private static Occurrence inTime(VillageCatalogue catalogue, Occurrence known) {
        if (catalogue
                .known(known.item())
                .filter(item -> catalogue.day().isAfter(item.dueOn(known.period())))
                .isPresent()) {
            throw Refusal.of(Reason.ROLE_REQUIRED, "这件事公开已经逾期，登记错了请乡镇撤回。");
        }
        return known;
    }

    private static String required(String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.codePointCount(0, why.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "请写明为什么撤回，最多 " + MAX_REASON + " 个字。");
        }
        return why;
    }
}
