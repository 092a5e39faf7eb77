package village.api.credit.branch;

import java.util.UUID;
import village.api.credit.Amount;
import village.api.place.Village;

class InMemoryBranchTotalsTest implements BranchTotalsContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryBranchTotals totals = new InMemoryBranchTotals();

    @Override
    public BranchTotals totals() {
        return totals;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public void member(String branch, boolean leader, Amount balance) {
        totals.put(village, branch, leader, 2026, balance);
    }
}
