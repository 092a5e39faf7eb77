package village.api.credit.rule;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.CreditYear;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A branch secretary publishes new rules for the days to come. What happened before keeps the rules of its day. */
public final class PublishRules {
    private final Schemes schemes;
    private final Ids ids;
    private final Clock clock;

    public PublishRules(Schemes schemes, Ids ids, Clock clock) {
        this.schemes = schemes;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Schemes.Published> publish(Actor actor, Scheme draft, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .map(keeper -> future(draft))
                .flatMap(sound -> schemes.publish(
                        actor.requireVillage(), sound, actor.requirePerson(), ids.next(), clock.instant(), once));
    }

    private Scheme future(Scheme draft) {
        if (!draft.effectiveFrom().isAfter(CreditYear.day(clock.instant()))) {
            throw Refusal.of(Reason.CREDIT_RULES_DATE);
        }
        return draft;
    }

    /** Every version, the latest first; for members and everybody who works for the village. */
    public Mono<List<Schemes.Published>> all(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(
                        Role.PARTY_MEMBER, Role.BRANCH_SECRETARY, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR))
                .flatMap(reader -> schemes.all(reader.requireVillage()));
    }
}
