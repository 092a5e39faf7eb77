package village.api.disclosure.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.gate.Subject;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * A cadre adds what his village discloses besides, or switches off what it has no matter for. What the law wants at fixed
 * times, and what is overdue, only the township switches off.
 */
public final class ChangeCatalogue {
    private static final int MAX_REASON = 200;
    private static final String ITEM = "disclosure-item";
    /** As long as for what the law wants disclosed: no village gives itself more time to answer. */
    private static final int MAX_ANSWER_DAYS = 15;

    private final Catalogues catalogues;
    private final PublishGate gate;
    private final Ids ids;
    private final Clock clock;

    public ChangeCatalogue(Catalogues catalogues, PublishGate gate, Ids ids, Clock clock) {
        this.catalogues = catalogues;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds an item of the village's own; its code begins with V, and answers take at most 15 days. Refuses what the
     * publish gate finds a person's number in: everybody reads code, name and legal basis at once.
     */
    public Mono<Void> add(Actor actor, CatalogueItem own, Once once) {
        return Mono.fromSupplier(() -> addable(actor.require(Role.CADRE), own))
                .flatMap(village -> gate.check(actor, new Subject(ITEM, village.value()), told(own))
                        .then(Mono.defer(() -> catalogues.add(village, own, added(actor, own), once))));
    }

    private static Village.Id addable(Actor cadre, CatalogueItem own) {
        if (!own.own() || !own.code().startsWith("V")) {
            throw Refusal.invalid("/code", "本村自定的条目，编号应以 V 开头。");
        }
        if (own.answerDays() > MAX_ANSWER_DAYS) {
            throw Refusal.invalid("/answerDays", "村民的询问最迟 " + MAX_ANSWER_DAYS + " 天内答复。");
        }
        return cadre.requireVillage();
    }

    private Event added(Actor actor, CatalogueItem own) {
        return event(actor, "disclosure.item-added", Map.of("item", own.code()), clock.instant());
    }

    /**
     * Switches an item off or on; the last word counts.
     *
     * @param reason shown to everybody; refused while the publish gate finds a person's number in it
     */
    public Mono<Void> turn(Actor actor, String code, boolean enabled, String reason, Optional<Once> once) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.CADRE, Role.DISPATCHER).requireVillage())
                .flatMap(village -> {
                    var now = clock.instant();
                    var why = required(reason);
                    return gate.check(actor, new Subject(ITEM, village.value()), told(why))
                            .then(Mono.defer(() -> catalogues.of(
                                    village, now.atZone(CatalogueItem.ZONE).toLocalDate())))
                            .map(catalogue -> enabled
                                    ? catalogue.requireKnown(code)
                                    : dispensable(actor, catalogue, catalogue.requireKnown(code)))
                            .flatMap(item -> catalogues.turn(
                                    village,
                                    new Catalogues.Turn(code, enabled, why, actor.requirePerson(), now),
                                    event(
                                            actor,
                                            "disclosure.item-switched",
                                            Map.of("item", code, "enabled", Boolean.toString(enabled)),
                                            now),
                                    once));
                });
    }

    /** Nobody silences by himself what he is late with, or will be: an event that is owed, a period that is over. */
    private static CatalogueItem dispensable(Actor actor, VillageCatalogue catalogue, CatalogueItem item) {
        if (actor.holds(Role.DISPATCHER)) {
            return item;
        }
        var fact = catalogue.timeliness(item);
        if (fact.overdue()) {
            throw Refusal.of(Reason.ROLE_REQUIRED, "这一项已经逾期，确实没有的请乡镇停用。");
        }
        if (fact.waits(catalogue.day())) {
            throw Refusal.of(Reason.ROLE_REQUIRED, "这一项有该公开还没有公开的，请先公开；确实没有的请乡镇停用。");
        }
        if (!item.own() && item.frequency().periodic()) {
            throw Refusal.of(Reason.ROLE_REQUIRED, "这一项按规定要定期公开，本村确实没有的请乡镇停用。");
        }
        return item;
    }

    private static Manuscript told(CatalogueItem own) {
        var passages = List.of(
                new Manuscript.Passage("/code", own.code()),
                new Manuscript.Passage("/name", own.name()),
                new Manuscript.Passage("/legalBasis", own.legalBasis()));
        return new Manuscript(passages, List.of());
    }

    private static Manuscript told(String reason) {
        return new Manuscript(List.of(new Manuscript.Passage("/reason", reason)), List.of());
    }

    private static String required(String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.codePointCount(0, why.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "请写明理由，最多 " + MAX_REASON + " 个字。");
        }
        return why;
    }

    private Event event(Actor actor, String type, Map<String, String> facts, Instant now) {
        var subject = new Event.Subject(ITEM, ids.next(), 1);
        return new Event(ids.next(), Optional.of(actor.requireVillage()), subject, type, facts, now);
    }
}
