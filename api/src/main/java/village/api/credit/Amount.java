package village.api.credit;

import java.util.function.IntBinaryOperator;

/**
 * Points and study time together, either of them possibly negative.
 *
 * @param minutes study time; {@link #MINUTES_OF_AN_HOUR} of them are one 学时
 */
public record Amount(int points, int minutes) {
    public static final Amount NONE = new Amount(0, 0);
    public static final int MINUTES_OF_AN_HOUR = 60;

    public Amount plus(Amount other) {
        return with(other, Math::addExact);
    }

    public Amount minus(Amount other) {
        return with(other, Math::subtractExact);
    }

    public Amount negated() {
        return NONE.minus(this);
    }

    /** Whether it has at least as much of both. */
    public boolean covers(Amount required) {
        return points >= required.points() && minutes >= required.minutes();
    }

    /** Without signs, as caps count it. */
    public Amount magnitude() {
        return new Amount(Math.abs(points), Math.abs(minutes));
    }

    private Amount with(Amount other, IntBinaryOperator how) {
        return new Amount(how.applyAsInt(points, other.points), how.applyAsInt(minutes, other.minutes));
    }
}
