package village.api.identity.family;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre decides who may act for whom. Never where he is a side himself; another cadre or the township does that. */
public final class DecideFamilyTie {
    static final Role[] DECIDERS = {Role.CADRE, Role.DISPATCHER};
    private static final int MAX_REASON = 200;

    private final FamilyTies ties;
    private final Clock clock;

    public DecideFamilyTie(FamilyTies ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    /** The decision. */
    public sealed interface Command {
        record Approve() implements Command {}

        /** @param reason told to who asked */
        record Refuse(String reason) implements Command {
            public Refuse {
                reason = reason.strip();
                if (reason.isEmpty()) {
                    throw Refusal.invalid("/reason", "不通过时请写明原因。");
                }
                if (reason.length() > MAX_REASON) {
                    throw Refusal.invalid("/reason", "原因请写在 200 字以内。");
                }
            }
        }
    }

    public Mono<FamilyTie> decide(Actor actor, FamilyTie.Id id, Command command) {
        return Mono.fromSupplier(() -> actor.require(DECIDERS).requireVillage())
                .flatMap(village -> ties.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.FAMILY_NOT_FOUND)))
                .map(tie -> decision(command).apply(tie.requireOther(actor)))
                .flatMap(tie -> ties.save(tie, toDecision(actor, command)));
    }

    private static UnaryOperator<FamilyTie> decision(Command command) {
        return command instanceof Command.Approve ? FamilyTie::approved : FamilyTie::refused;
    }

    private FamilyTies.Decision toDecision(Actor actor, Command command) {
        var reason = command instanceof Command.Refuse no ? Optional.of(no.reason()) : Optional.<String>empty();
        return new FamilyTies.Decision(actor.requirePerson(), reason, clock.instant());
    }
}
