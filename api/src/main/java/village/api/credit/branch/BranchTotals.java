package village.api.credit.branch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.place.Village;

/** How far the branches of villages are together, without anybody in it. */
public interface BranchTotals {
    /**
     * In no order; villages without a Party member are left out.
     *
     * @param required of everybody in a village in the year
     * @param judged the moment that tells of whom more is required
     */
    Mono<List<Total>> of(Map<Village.Id, Required> required, int year, Instant judged);

    /** @param leaders what is required of secretaries and committee members */
    record Required(Amount everybody, Amount leaders) {}

    /** @param fulfilled who has what is required of him */
    record Total(Village.Id village, long branches, long members, long fulfilled) {
        static Total none(Village.Id village) {
            return new Total(village, 0, 0, 0);
        }

        /** How many have what is required; empty of a group of fewer than {@value SmallGroup#FEWEST}. */
        public Optional<Long> shown() {
            return Optional.of(fulfilled).filter(count -> !SmallGroup.is(members));
        }
    }
}
