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
import village.api.credit.branch.Keeper;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * New rules for the days to come. They are those of every branch in the village, so whoever publishes them keeps, or stands
 * above, every ledger in it. What happened before keeps the rules of its day.
 */
public final class PublishRules {
    private static final String SEVERAL = "村里不止一个支部，规则是全村共用的，请乡镇发布。";

    private final Schemes schemes;
    private final Keeper keeper;
    private final Ids ids;
    private final Clock clock;

    public PublishRules(Schemes schemes, Keeper keeper, Ids ids, Clock clock) {
        this.schemes = schemes;
        this.keeper = keeper;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Schemes.Published> publish(Actor actor, Scheme draft, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .delayUntil(publisher -> keeper.requireWholeVillage(publisher, SEVERAL))
                .map(publisher -> future(draft))
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
