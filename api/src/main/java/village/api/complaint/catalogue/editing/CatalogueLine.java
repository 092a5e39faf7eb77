package village.api.complaint.catalogue.editing;

import java.util.Optional;
import java.util.Set;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;

/**
 * One category as it is kept.
 *
 * @param code two digits for the upper level, four for the lower
 * @param handlerRole who usually handles it; empty leaves it to the dispatcher
 * @param due empty leaves it to the village's promise
 * @param plan what the handler should do (预案); possibly empty
 * @param near when an earlier report is offered to whoever reports again; empty for personal matters
 */
public record CatalogueLine(
        String code, String name, Optional<Role> handlerRole, Optional<Due> due, String plan, Optional<Nearness> near) {
    public static final int MAX_NAME = 20;
    public static final int MAX_PLAN = 500;
    public static final int MAX_HOURS = 720;
    public static final int MAX_DAYS = 90;

    private static final Set<Role> HANDLERS = Set.of(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER);
    private static final Nearness FARTHEST = new Nearness(5000, 365);

    /** Refuses what makes no category; the pointer names the field, the detail begins with the code. */
    public CatalogueLine {
        name = name.strip();
        plan = plan.strip();
        if (!code.matches("[0-9]{2}([0-9]{2})?")) {
            throw Refusal.invalid("/code", "类别代码应为 2 位（大类）或 4 位（小类）数字。");
        }
        if (name.isEmpty() || length(name) > MAX_NAME) {
            throw Refusal.invalid("/name", code + "：类别名称应为 1 到 " + MAX_NAME + " 个字。");
        }
        if (length(plan) > MAX_PLAN) {
            throw Refusal.invalid("/plan", code + "：预案最多 " + MAX_PLAN + " 个字。");
        }
        if (handlerRole.filter(role -> !HANDLERS.contains(role)).isPresent()) {
            throw Refusal.invalid("/handlerRole", code + "：通常办理的应为网格员、村干部或乡镇调度员。");
        }
        if (due.filter(CatalogueLine::tooLong).isPresent()) {
            throw Refusal.invalid("/due", code + "：时限最长 " + MAX_HOURS + " 小时或 " + MAX_DAYS + " 个工作日。");
        }
        if (near.filter(found -> found.metres() > FARTHEST.metres() || found.days() > FARTHEST.days())
                .isPresent()) {
            throw Refusal.invalid("/near", code + "：相近的诉求最远 " + FARTHEST.metres() + " 米、" + FARTHEST.days() + " 天。");
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean tooLong(Due due) {
        return due.fold(hours -> hours > MAX_HOURS, days -> days > MAX_DAYS);
    }

    /** The upper category; empty for one itself. */
    public Optional<String> parent() {
        return code.length() == 2 ? Optional.empty() : Optional.of(code.substring(0, 2));
    }
}
