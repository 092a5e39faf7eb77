package village.api.credit.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.SourceKind;

/**
 * What one kind of study or service gives. Both signs are possible; on-line time as such is never counted.
 *
 * @param code names it in every version, for example {@code lesson} or {@code offline-day}; caps are counted by it
 * @param unit what a quantity counts, in Chinese, for example 分钟 or 次
 * @param per how many units give {@code gives}; fewer give their share, in whole points and minutes, and what is left
 *     over waits for the member's next units of the year
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

    /** What a quantity gives by itself, before any cap; never more than a million either way. */
    public Amount of(int quantity) {
        return after(0, Amount.NONE, quantity);
    }

    /** Whether some quantities leave something over that waits for the next ones. */
    public boolean addsUp() {
        return leavesOver(gives.points()) || leavesOver(gives.minutes());
    }

    private boolean leavesOver(int given) {
        return given % per != 0;
    }

    /**
     * What a quantity gives that comes after others: as much as all of them together, less what those before were given.
     * Never of the other sign, and never more than a million either way.
     *
     * @param before how many units came before
     * @param given what they were given, without sign
     */
    public Amount after(long before, Amount given, int quantity) {
        return new Amount(
                share(before, given.points(), quantity, gives.points()),
                share(before, given.minutes(), quantity, gives.minutes()));
    }

    private int share(long before, int had, int quantity, int given) {
        var size = Math.abs((long) given);
        var due = leavesOver(given) ? (before + quantity) * size / per - had : quantity * (size / per);
        return Integer.signum(given) * (int) Math.max(0, Math.min(MOST_AT_ONCE, due));
    }

    /**
     * How many more units give the next point.
     *
     * @param before how many units came before
     * @param given how many points they were given
     * @return 1 or more; empty where no points are given, or every single unit gives some
     */
    public Optional<Long> untilNextPoint(long before, int given) {
        if (gives.points() <= 0 || gives.points() >= per) {
            return Optional.empty();
        }
        var enough = ((given + 1L) * per + gives.points() - 1) / gives.points();
        return Optional.of(Math.max(1, enough - before));
    }
}
