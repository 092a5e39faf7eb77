package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Cap;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;

/** Caps at their edges. */
class AllowanceTest {
    private static final Caps TEN_A_DAY = new Caps(Map.of(Scope.DAY, Cap.points(10)));

    @Test
    void theLastPointStillFits() {
        assertThat(points(1, TEN_A_DAY, 9)).isEqualTo(1);
        assertThat(points(2, TEN_A_DAY, 9)).isEqualTo(1);
        assertThat(points(1, TEN_A_DAY, 10)).isZero();
        assertThat(points(1, TEN_A_DAY, 12)).as("after a cap was lowered").isZero();
    }

    @Test
    void theNarrowestCapDecidesAndIsNamed() {
        var caps = new Caps(Map.of(
                Scope.DAY, Cap.points(10),
                Scope.YEAR, Cap.points(4),
                Scope.ITEM, new Cap(Optional.empty(), Optional.of(30))));
        var allowance = Allowance.of(
                new Amount(5, 60),
                caps,
                Map.of(Scope.DAY, Amount.NONE, Scope.YEAR, new Amount(1, 0), Scope.ITEM, Amount.NONE));
        assertThat(allowance).isEqualTo(new Allowance(new Amount(3, 30), Optional.of(Scope.ITEM)));
    }

    @Test
    void aCapPerItemDoesNotBindWhatHasNoItem() {
        var caps = new Caps(Map.of(Scope.ITEM, Cap.points(1)));
        assertThat(Allowance.of(new Amount(5, 0), caps, Map.of(Scope.DAY, Amount.NONE)))
                .isEqualTo(new Allowance(new Amount(5, 0), Optional.empty()));
    }

    @Property
    void neverMoreThanTheCapAndNeverLessThanFits(
            @ForAll @IntRange(min = -50, max = 50) int wanted, @ForAll @IntRange(max = 60) int used) {
        var granted = points(wanted, TEN_A_DAY, used);
        assertThat(Math.abs(granted)).isEqualTo(Math.min(Math.abs(wanted), Math.max(0, 10 - used)));
        assertThat(granted * wanted).isNotNegative();
    }

    @Property
    void aShareIsRoundedTowardsZero(@ForAll @IntRange(min = 1, max = 100_000) int quantity) {
        var plus = new Rule("a", SourceKind.LESSON, "甲", "分钟", 45, new Amount(1, 45), Caps.NONE, false);
        var minus = new Rule("b", SourceKind.LESSON, "乙", "分钟", 45, new Amount(-1, -45), Caps.NONE, false);
        assertThat(plus.of(quantity)).isEqualTo(new Amount(quantity / 45, quantity));
        assertThat(minus.of(quantity)).isEqualTo(plus.of(quantity).negated());
    }

    private static int points(int wanted, Caps caps, int used) {
        return Allowance.of(new Amount(wanted, 0), caps, Map.of(Scope.DAY, new Amount(used, 0)))
                .granted()
                .points();
    }
}
