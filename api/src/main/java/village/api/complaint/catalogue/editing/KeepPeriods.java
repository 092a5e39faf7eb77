package village.api.complaint.catalogue.editing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator keeps the statutory periods: the next ones are written down before their day, and taken back before it. */
public final class KeepPeriods {
    private static final String KIND = "statutory-period";

    private final PeriodVersions versions;
    private final Ids ids;
    private final Clock clock;

    public KeepPeriods(PeriodVersions versions, Ids ids, Clock clock) {
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param today tells which are to come */
    public record All(List<PeriodVersion> versions, LocalDate today) {}

    /** The latest to take effect first. */
    public Mono<All> all(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.OPERATOR))
                .then(Mono.defer(versions::all))
                .map(found -> new All(found, today()));
    }

    /** Publishes periods for a day to come. */
    public Mono<Void> publish(Actor actor, PeriodVersion draft, Once once) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            if (!draft.effectiveFrom().isAfter(today())) {
                throw Refusal.invalid("/effectiveFrom", "启用日期最早是明天。");
            }
            return versions.add(once, draft, event(actor, draft.effectiveFrom(), "published"));
        });
    }

    /** Takes back periods before their day. */
    public Mono<Void> undo(Actor actor, LocalDate effectiveFrom) {
        return Mono.fromSupplier(() -> actor.require(Role.OPERATOR))
                .filter(any -> effectiveFrom.isAfter(today()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CATALOGUE_IN_FORCE)))
                .flatMap(any -> versions.remove(effectiveFrom, today(), event(actor, effectiveFrom, "taken-back")))
                .filter(removed -> removed)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CATALOGUE_NOT_FOUND)))
                .then();
    }

    private LocalDate today() {
        return clock.instant().atZone(Due.ZONE).toLocalDate();
    }

    private Event event(Actor actor, LocalDate from, String type) {
        var id = ids.next();
        var facts = Map.of(
                "effectiveFrom", from.toString(), "actor", actor.requirePerson().toString());
        return new Event(
                id, Optional.empty(), new Event.Subject(KIND, id, 1), KIND + "." + type, facts, clock.instant());
    }
}
