package village.api.credit.ledger;

import java.util.Map;
import java.util.Optional;
import village.api.credit.Amount;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;

/**
 * What of a wanted amount fits under the caps.
 *
 * @param limitedBy the narrowest cap that kept something back
 */
public record Allowance(Amount granted, Optional<Scope> limitedBy) {

    /** @param used what the rule's counters say was used before, without sign; a scope that is missing does not apply */
    public static Allowance of(Amount wanted, Caps caps, Map<Scope, Amount> used) {
        var fits = new Allowance(wanted.magnitude(), Optional.empty());
        for (var scope : Scope.values()) {
            var cap = caps.of(scope);
            if (cap.isPresent() && used.containsKey(scope)) {
                fits = fits.within(cap.get().left(used.get(scope)), scope);
            }
        }
        return new Allowance(signed(fits.granted, wanted), fits.limitedBy);
    }

    private Allowance within(Amount left, Scope scope) {
        var least = new Amount(Math.min(granted.points(), left.points()), Math.min(granted.minutes(), left.minutes()));
        return least.equals(granted) ? this : new Allowance(least, Optional.of(scope));
    }

    private static Amount signed(Amount magnitude, Amount like) {
        return new Amount(
                magnitude.points() * Integer.signum(like.points()),
                magnitude.minutes() * Integer.signum(like.minutes()));
    }
}
