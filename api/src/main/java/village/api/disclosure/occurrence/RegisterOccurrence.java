package village.api.disclosure.occurrence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Refusal;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.gate.Subject;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Who works for the village says that something has happened: who writes, who checks, or the township, so that nobody keeps
 * a thing quiet by not beginning to write.
 */
public final class RegisterOccurrence {
    private final Occurrences occurrences;
    private final Catalogues catalogues;
    private final PublishGate gate;
    private final Ids ids;
    private final Clock clock;
    private final OccurrenceEvents events;

    public RegisterOccurrence(Occurrences occurrences, Catalogues catalogues, PublishGate gate, Ids ids, Clock clock) {
        this.occurrences = occurrences;
        this.catalogues = catalogues;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
        this.events = new OccurrenceEvents(ids);
    }

    /**
     * @param code of an item that is disclosed when it happens
     * @param day when it happened; not tomorrow, and not before the item was owed
     * @param what read by everybody; refused while the publish gate finds a person's number in it
     */
    public Mono<Void> register(Actor actor, String code, LocalDate day, String what, Once once) {
        return Mono.fromSupplier(() -> {
                    actor.require(Role.CADRE, Role.GRID_WORKER, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER);
                    return occurrence(actor, code, day, what);
                })
                .flatMap(happened -> gate.check(
                                actor,
                                new Subject(
                                        "disclosure-item",
                                        actor.requireVillage().value()),
                                told(happened))
                        .then(Mono.defer(() -> catalogues.of(actor.requireVillage(), today())))
                        .map(catalogue -> owed(catalogue, happened))
                        .flatMap(owed ->
                                occurrences.add(actor.requireVillage(), owed, events.registered(actor, owed), once)));
    }

    private Occurrence occurrence(Actor actor, String code, LocalDate day, String what) {
        return new Occurrence(new Occurrence.Id(ids.next()), code, day, what, actor.requirePerson(), clock.instant());
    }

    private static Manuscript told(Occurrence occurrence) {
        return new Manuscript(List.of(new Manuscript.Passage("/what", occurrence.what())), List.of());
    }

    private static Occurrence owed(VillageCatalogue catalogue, Occurrence occurrence) {
        var item = catalogue.existing(occurrence.item());
        if (item.frequency() != Frequency.EVENT) {
            throw Refusal.invalid(
                    "/item", "“" + item.name() + "”" + item.frequency().label() + "公开，不用登记。");
        }
        if (occurrence.day().isAfter(catalogue.day())) {
            throw Refusal.invalid("/happenedOn", "还没有到这一天。");
        }
        if (occurrence.day().isBefore(Timeliness.first(item, catalogue.since()))) {
            throw Refusal.invalid("/happenedOn", "这一天还不用在这里公开这一项。");
        }
        return occurrence;
    }

    private LocalDate today() {
        return clock.instant().atZone(CatalogueItem.ZONE).toLocalDate();
    }
}
