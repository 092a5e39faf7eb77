package village.api.identity.family;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** Either side ends a tie, or takes back what still waits. */
public final class EndFamilyTie {
    private final FamilyTies ties;
    private final Clock clock;

    public EndFamilyTie(FamilyTies ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    public Mono<Void> end(Actor actor, FamilyTie.Id id) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> ties.of(person, id))
                .filter(FamilyTie::open)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.FAMILY_NOT_FOUND)))
                .flatMap(tie -> ties.save(tie.ended(), by(actor)))
                .then();
    }

    private FamilyTies.Decision by(Actor actor) {
        return new FamilyTies.Decision(actor.requirePerson(), Optional.empty(), clock.instant());
    }
}
