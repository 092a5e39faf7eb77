package village.api.credit.ledger;

import village.api.credit.Amount;
import village.api.credit.Member;

/**
 * How far a member has come under a rule that gives something for several units: the short ones of a year add up, and
 * what is left over waits for the next one. It is of one version of the rules and of the year it happened in: neither
 * takes anything over from the one before.
 *
 * @param quantity the units of the lines that stand
 * @param given what the rule gave for them, without sign and before any cap
 */
public record RunningShare(long quantity, Amount given) {
    public static final RunningShare NONE = new RunningShare(0, Amount.NONE);

    /**
     * Whose, and of what.
     *
     * @param rule its code
     * @param scheme the version of the rules
     * @param year in which it happened, whichever it is booked in
     */
    public record Of(Member member, String rule, String scheme, int year) {
        /** What a line is added up in, where its rule adds up. */
        public static Of of(Entry line) {
            var source = line.source();
            return new Of(source.member(), line.rule(), line.scheme(), source.year());
        }
    }

    /** With a line that was booked. */
    public RunningShare plus(Entry line) {
        return new RunningShare(
                quantity + line.source().quantity(), given.plus(line.wanted().magnitude()));
    }

    /** Without a line that was taken back: as if it had never been there, whatever came after it. */
    public RunningShare minus(Entry line) {
        var left = given.minus(line.wanted().magnitude());
        return new RunningShare(
                Math.max(0, quantity - line.source().quantity()),
                new Amount(Math.max(0, left.points()), Math.max(0, left.minutes())));
    }
}
