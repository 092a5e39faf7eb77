package village.api.identity.role;

import java.util.Optional;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.role.Grant.Jurisdiction;

/** Who may give, and take back, which role where. */
public final class GrantRules {
    private GrantRules() {}

    /** Refuses whoever may not give this role there. */
    static void requireMayGive(Actor actor, Role role, Jurisdiction where) {
        actor.require(giver(role));
        if (!held(role, where)) {
            throw Refusal.invalid("/role", "这里不能设这个职务。");
        }
    }

    /** Refuses whoever may not see who holds roles there. */
    static void requireMaySee(Actor actor, Jurisdiction where) {
        if (where instanceof Jurisdiction.InVillage) {
            actor.require(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
        } else {
            actor.require(Role.OPERATOR);
        }
    }

    /** The role that stands above another; refuses roles nobody gives, because the roster does. */
    private static Role giver(Role role) {
        return switch (role) {
            case OPERATOR, SUPERVISOR, DISPATCHER -> Role.OPERATOR;
            case BRANCH_SECRETARY, CADRE, SUPERVISION_COMMITTEE -> Role.DISPATCHER;
            case GRID_WORKER -> Role.CADRE;
            case VILLAGER, RESIDENT, PARTY_MEMBER -> throw Refusal.invalid("/role", "这不是可以设的职务。");
        };
    }

    private static boolean held(Role role, Jurisdiction where) {
        if (where instanceof Jurisdiction.InArea area) {
            return role == (area.county() ? Role.SUPERVISOR : Role.DISPATCHER);
        }
        return where instanceof Jurisdiction.InVillage ? !role.above() && role != Role.OPERATOR : role == Role.OPERATOR;
    }

    /** The role whose holders, and their close relatives, may not hold this one in the same village (村组法 art. 32). */
    public static Optional<Role> excluded(Role role) {
        return switch (role) {
            case CADRE -> Optional.of(Role.SUPERVISION_COMMITTEE);
            case SUPERVISION_COMMITTEE -> Optional.of(Role.CADRE);
            default -> Optional.empty();
        };
    }
}
