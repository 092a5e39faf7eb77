package village.api.credit.ledger;

import village.api.credit.Amount;
import village.api.credit.Member;

/**
 * What a member has in a year: the sum of the lines, at every moment.
 *
 * @param entries how many lines there are
 */
public record Account(Member member, int year, long entries, Amount balance) {
    public static Account empty(Member member, int year) {
        return new Account(member, year, 0, Amount.NONE);
    }

    Account after(Entry entry) {
        return new Account(member, year, entry.number(), entry.balance());
    }
}
