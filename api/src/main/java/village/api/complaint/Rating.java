package village.api.complaint;

import village.api.Refusal;

/**
 * What the reporter says of the answer.
 *
 * @param fixed answered is not fixed: only the reporter knows
 * @param stars 1 to 5
 * @param text possibly empty, at most 500 characters
 */
public record Rating(boolean fixed, int stars, String text) {
    public Rating {
        text = text.strip();
        if (stars < 1 || stars > 5) {
            throw Refusal.invalid("/stars", "请选 1 到 5 颗星。");
        }
        if (text.codePointCount(0, text.length()) > 500) {
            throw Refusal.invalid("/text", "评价最多 500 个字。");
        }
    }
}
