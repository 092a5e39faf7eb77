package village.api.credit.branch;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RosterPerson;

/**
 * Tells who keeps whose ledger: the secretary that of his branch, the township that of secretaries and of branches that
 * have no secretary now, nobody his own.
 */
public final class Keeper {
    private final Branches branches;

    public Keeper(Branches branches) {
        this.branches = branches;
    }

    /** The secretary as a member of the branch he keeps; refuses everybody else. */
    public Mono<BranchMember> secretary(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY))
                .flatMap(secretary -> Mono.justOrEmpty(secretary.rosterPerson()))
                .flatMap(own -> branches.member(actor.requireVillage(), own))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED, "请先把您的微信绑定到名册上的党员，才能管本支部的台账。")));
    }

    /** A member whose ledger the actor keeps; refuses other branches' members, and oneself. */
    public Mono<BranchMember> charge(Actor actor, RosterPerson.Id member) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .flatMap(keeper -> branches.member(keeper.requireVillage(), member))
                .switchIfEmpty(missing())
                .flatMap(found -> kept(actor, found));
    }

    private Mono<BranchMember> kept(Actor actor, BranchMember found) {
        if (actor.rosterPerson().filter(found.member().id()::equals).isPresent()) {
            return Mono.error(() -> Refusal.of(Reason.CREDIT_OWN));
        }
        if (!actor.holds(Role.DISPATCHER)) {
            return bySecretary(actor, found);
        }
        return found.secretary()
                ? Mono.just(found)
                : branches.kept(found.member().village(), found.branch())
                        .flatMap(kept -> kept ? bySecretary(actor, found) : Mono.just(found));
    }

    private Mono<BranchMember> bySecretary(Actor actor, BranchMember found) {
        return secretary(actor)
                .filter(secretary -> !found.secretary() && secretary.branch().equals(found.branch()))
                .map(secretary -> found)
                .switchIfEmpty(missing());
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.CREDIT_MEMBER_NOT_FOUND));
    }
}
