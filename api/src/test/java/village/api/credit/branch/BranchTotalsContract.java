package village.api.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.credit.Amount;
import village.api.credit.branch.BranchTotals.Required;
import village.api.credit.branch.BranchTotals.Total;
import village.api.place.Village;

/** What township and county learn of branches. */
public interface BranchTotalsContract {
    Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    Required REQUIRED = new Required(new Amount(10, 60), new Amount(20, 120));

    BranchTotals totals();

    /** A village without Party members. */
    Village.Id village();

    /** Puts a member with a balance of 2026 into the village. */
    void member(String branch, boolean leader, Amount balance);

    @Test
    default void whoHasBothPointsAndTimeOfWhatIsRequiredOfHimHasFulfilled() {
        member("一支部", false, new Amount(10, 60));
        member("一支部", false, new Amount(9, 600));
        member("一支部", false, new Amount(100, 59));
        member("二支部", true, new Amount(20, 120));
        member("二支部", true, new Amount(19, 120));
        assertThat(of(2026)).containsExactly(new Total(village(), 2, 5, 2));
        assertThat(of(2025)).containsExactly(new Total(village(), 2, 5, 0));
    }

    @Test
    default void whereNothingIsRequiredEverybodyHasFulfilled() {
        member("一支部", false, Amount.NONE);
        var nothing = Map.of(village(), new Required(Amount.NONE, Amount.NONE));
        assertThat(totals().of(nothing, 2027, NOW).block(Duration.ofSeconds(10)))
                .containsExactly(new Total(village(), 1, 1, 1));
    }

    @Test
    default void villagesWithoutPartyMembersAreLeftOut() {
        assertThat(of(2026)).isEmpty();
        assertThat(totals().of(Map.of(), 2026, NOW).block(Duration.ofSeconds(10)))
                .isEmpty();
    }

    private List<Total> of(int year) {
        var required = Map.of(village(), REQUIRED, new Village.Id(UUID.randomUUID()), REQUIRED);
        return totals().of(required, year, NOW).block(Duration.ofSeconds(10));
    }
}
