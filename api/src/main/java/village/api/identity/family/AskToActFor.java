package village.api.identity.family;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.place.VillageCode;
import village.api.place.Villages;

/** A villager asks to act for somebody of his family; a cadre decides. */
public final class AskToActFor {
    private final Villages villages;
    private final FamilyTies ties;
    private final Ids ids;
    private final Clock clock;

    public AskToActFor(Villages villages, FamilyTies ties, Ids ids, Clock clock) {
        this.villages = villages;
        this.ties = ties;
        this.ids = ids;
        this.clock = clock;
    }

    /** For whom, in which village. */
    public record Command(VillageCode village, FamilyTies.Whom whom) {}

    public Mono<FamilyTie> ask(Actor actor, Command command, Once once) {
        return Mono.fromSupplier(actor::requirePerson)
                .then(villages.byCode(command.village()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)))
                .map(village ->
                        new FamilyTies.Asking(village.id(), actor.requirePerson(), command.whom(), clock.instant()))
                .flatMap(asking -> ties.ask(new FamilyTie.Id(ids.next()), asking, once));
    }
}
