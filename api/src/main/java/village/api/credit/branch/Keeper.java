package village.api.credit.branch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Page;
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
        if (isHe(actor, found)) {
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

    /**
     * Lets through who keeps, or stands above, every ledger of the village: where there is one branch its secretary, where
     * there are several only the township.
     *
     * @param several what whoever keeps but one of them is told
     */
    public Mono<Void> requireWholeVillage(Actor actor, String several) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .filter(keeper -> !keeper.holds(Role.DISPATCHER))
                .flatMap(this::secretary)
                .flatMap(secretary -> branches.of(actor.requireVillage())
                        .filter(all -> all.stream().allMatch(who -> who.branch().equals(secretary.branch())))
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED, several))))
                .then();
    }

    /**
     * Whom an actor's office lets him see and keep, in the order of their names.
     *
     * @param seen a secretary his branch, the township whom it keeps, others nobody
     * @param kept those of them whose ledgers he keeps
     */
    public record Circle(List<BranchMember> seen, List<BranchMember> kept) {}

    public Mono<Circle> circle(Actor actor) {
        return branches.of(actor.requireVillage()).map(all -> circle(actor, all));
    }

    private static Circle circle(Actor actor, List<BranchMember> all) {
        var own = all.stream()
                .filter(who -> isHe(actor, who) && actor.holds(Role.BRANCH_SECRETARY))
                .map(BranchMember::branch)
                .collect(Collectors.toSet());
        var withSecretary = all.stream()
                .filter(BranchMember::secretary)
                .map(BranchMember::branch)
                .collect(Collectors.toSet());
        Predicate<BranchMember> above =
                who -> actor.holds(Role.DISPATCHER) && (who.secretary() || !withSecretary.contains(who.branch()));
        Predicate<BranchMember> beside = who -> own.contains(who.branch());
        Predicate<BranchMember> kept = above.or(beside.and(who -> !who.secretary()));
        return new Circle(
                all.stream().filter(above.or(beside)).toList(),
                all.stream().filter(kept).filter(who -> !isHe(actor, who)).toList());
    }

    /**
     * What lies before whoever keeps ledgers: his branch's, the township's, or both where he is secretary and works above.
     *
     * @param limit how long a page is
     * @param list the page of a branch; where none is named, of those whom the township keeps
     */
    public <T> Mono<Page<T, UUID>> charged(
            Actor actor, int limit, Function<T, UUID> key, Function<Optional<String>, Mono<Page<T, UUID>>> list) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .flatMap(keeping -> {
                    var branch = secretary(keeping).flatMap(own -> list.apply(Optional.of(own.branch())));
                    if (!keeping.holds(Role.DISPATCHER)) {
                        return branch;
                    }
                    var above = Mono.defer(() -> list.apply(Optional.empty()));
                    return keeping.holds(Role.BRANCH_SECRETARY)
                            ? Mono.zip(above, orNone(branch), (one, other) -> BothLists.of(one, other, limit, key))
                            : above;
                });
    }

    /** Of a secretary who is bound to nobody on the roster. */
    private static <T> Mono<Page<T, UUID>> orNone(Mono<Page<T, UUID>> branch) {
        return branch.onErrorResume(Refusal.class, unbound -> Mono.just(new Page<>(List.of(), Optional.empty())));
    }

    private static boolean isHe(Actor actor, BranchMember who) {
        return actor.rosterPerson().filter(who.member().id()::equals).isPresent();
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.CREDIT_MEMBER_NOT_FOUND));
    }
}
