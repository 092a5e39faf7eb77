package village.api.credit.rule;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import village.api.Refusal;
import village.api.credit.Amount;

/**
 * How much one rule may give a member: for what happened on one day, for what happened in one year, whenever it is
 * booked, and for one item ever.
 *
 * @param byScope what is missing has no limit
 */
public record Caps(Map<Scope, Cap> byScope) {
    public static final Caps NONE = new Caps(Map.of());

    /** What a cap is about, in the order counters are locked. */
    public enum Scope {
        DAY("当天"),
        YEAR("全年"),
        ITEM("同一项");

        private final String label;

        Scope(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The most there is, without sign; empty for no limit. */
    public record Cap(Optional<Integer> points, Optional<Integer> minutes) {
        public Cap {
            if (Stream.of(points, minutes).flatMap(Optional::stream).anyMatch(most -> most < 0)) {
                throw Refusal.invalid("/rules", "上限不能是负数；扣分的上限也写正数。");
            }
        }

        public static Cap points(int most) {
            return new Cap(Optional.of(most), Optional.empty());
        }

        /** What is left of it after something was used; without a limit, everything. */
        public Amount left(Amount used) {
            return new Amount(left(points, used.points()), left(minutes, used.minutes()));
        }

        private static int left(Optional<Integer> most, int used) {
            return most.map(limit -> Math.max(0, limit - used)).orElse(Integer.MAX_VALUE);
        }
    }

    public Caps {
        byScope = Map.copyOf(byScope);
    }

    public Optional<Cap> of(Scope scope) {
        return Optional.ofNullable(byScope.get(scope));
    }
}
