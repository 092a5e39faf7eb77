package village.api.identity.role;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.place.Grid;

/** Somebody gives a role to somebody below him: an operator to townships and counties, these to villages. */
public final class GrantRole {
    private final Grants grants;
    private final RoleBook roles;
    private final Ids ids;
    private final Clock clock;

    public GrantRole(Grants grants, RoleBook roles, Ids ids, Clock clock) {
        this.grants = grants;
        this.roles = roles;
        this.ids = ids;
        this.clock = clock;
    }

    /** What to give to whom. */
    public record Command(Role role, Set<Grid.Id> grids, Grants.Grantee to, Optional<Instant> until) {
        public Command {
            grids = Set.copyOf(grids);
            if ((role == Role.GRID_WORKER) == grids.isEmpty()) {
                throw Refusal.invalid("/grids", "网格员要选负责的网格，别的职务不用选。");
            }
        }
    }

    public Mono<Grant> grant(Actor actor, Jurisdiction where, Command command, Once once) {
        return Mono.fromSupplier(() -> toGiving(actor, where, command))
                .flatMap(giving -> grants.give(new Grant.Id(ids.next()), giving, once))
                .doOnNext(given -> given.holder().ifPresent(roles::forget));
    }

    private Grants.Giving toGiving(Actor actor, Jurisdiction where, Command command) {
        GrantRules.requireMayGive(actor, command.role(), where);
        if (command.to() instanceof Grants.Grantee.Listed listed
                && actor.rosterPerson().filter(listed.id()::equals).isPresent()) {
            throw Refusal.of(Reason.ROLE_OWN);
        }
        var now = clock.instant();
        if (command.until().filter(until -> !until.isAfter(now)).isPresent()) {
            throw Refusal.invalid("/until", "结束时间应在今后。");
        }
        return new Grants.Giving(
                where, command.role(), command.grids(), command.to(), command.until(), actor.requirePerson(), now);
    }
}
