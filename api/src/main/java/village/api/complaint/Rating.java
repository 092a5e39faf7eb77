package village.api.complaint;

import java.util.Optional;
import village.api.Refusal;

/**
 * What the reporter says of the answer.
 *
 * @param fixed answered is not fixed: only the reporter knows
 * @param stars 1 to 5; empty for who only says whether it is fixed
 * @param text possibly empty, at most 500 characters
 */
public record Rating(boolean fixed, Optional<Integer> stars, String text) {
    /** So many stars say that he is satisfied. */
    public static final int SATISFIED_FROM = 4;

    public Rating {
        text = text.strip();
        if (stars.filter(count -> count < 1 || count > 5).isPresent()) {
            throw Refusal.invalid("/stars", "请选 1 到 5 颗星。");
        }
        if (text.codePointCount(0, text.length()) > 500) {
            throw Refusal.invalid("/text", "评价最多 500 个字。");
        }
    }

    public Rating(boolean fixed, int stars, String text) {
        this(fixed, Optional.of(stars), text);
    }

    /** Whether it is fixed to his satisfaction: who gives stars gives four or five, who gives none says no more. */
    public boolean satisfied() {
        return fixed && stars.filter(count -> count < SATISFIED_FROM).isEmpty();
    }

    /** What it says, for the time line. */
    public String said() {
        return (fixed ? "已解决" : "没有解决") + stars.map(count -> "，" + count + " 星").orElse("");
    }
}
