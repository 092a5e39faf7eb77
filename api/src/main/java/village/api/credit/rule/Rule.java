package village.api.credit.rule;

import java.util.regex.Pattern;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.SourceKind;

/**
 * What one kind of study or service gives. Both signs are possible; on-line time as such is never counted.
 *
 * @param code names it in every version, for example {@code lesson} or {@code offline-day}; caps are counted by it
 * @param unit what a quantity counts, in Chinese, for example 分钟 or 次
 * @param per how many units give {@code gives}; what is left over gives its share, rounded towards zero
 * @param proof whether somebody must confirm it with a proof
 */
public record Rule(
        String code, SourceKind kind, String name, String unit, int per, Amount gives, Caps caps, boolean proof) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST = 100_000;
    private static final long MOST_AT_ONCE = 1_000_000;

    public Rule {
        name = name.strip();
        unit = unit.strip();
        if (!CODE.matcher(code).matches()) {
            throw Refusal.invalid("/rules", "规则代号应为小写英文字母开头，只用小写字母、数字和短横，最多 40 个字符。");
        }
        if (name.isEmpty() || name.length() > 40 || unit.isEmpty() || unit.length() > 10) {
            throw Refusal.invalid("/rules", "请写明规则的名称（最多 40 个字）和计量单位（最多 10 个字）。");
        }
        if (per < 1 || per > MOST || outside(gives.points()) || outside(gives.minutes())) {
            throw Refusal.invalid("/rules", "规则里的数量不合适：每几个单位应为 1 到 " + MOST + " 之间的整数，积分和学时不能太大。");
        }
    }

    private static boolean outside(int value) {
        return Math.abs((long) value) > MOST;
    }

    /** What a quantity gives before any cap; never more than a million either way. */
    public Amount of(int quantity) {
        return new Amount(share(quantity, gives.points()), share(quantity, gives.minutes()));
    }

    private int share(int quantity, int given) {
        return (int) Math.max(-MOST_AT_ONCE, Math.min(MOST_AT_ONCE, (long) quantity * given / per));
    }
}
