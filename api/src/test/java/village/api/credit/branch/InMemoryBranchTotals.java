package village.api.credit.branch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.place.Village;

/** Members of branches with what they have in one year. */
public final class InMemoryBranchTotals implements BranchTotals {
    private record Kept(Village.Id village, String branch, boolean leader, int year, Amount balance) {
        boolean fulfilled(Required required) {
            return balance.covers(leader ? required.leaders() : required.everybody());
        }
    }

    private final List<Kept> members = new ArrayList<>();

    /** Adds a member. */
    public void put(Village.Id village, String branch, boolean leader, int year, Amount balance) {
        members.add(new Kept(village, branch, leader, year, balance));
    }

    @Override
    public Mono<List<Total>> of(Map<Village.Id, Required> required, int year, Instant judged) {
        return Mono.fromSupplier(() -> required.entrySet().stream()
                .map(entry -> total(entry.getKey(), entry.getValue(), year))
                .filter(total -> total.members() > 0)
                .toList());
    }

    private Total total(Village.Id village, Required required, int year) {
        var here = members.stream().filter(one -> one.village().equals(village)).toList();
        return new Total(
                village,
                here.stream().map(Kept::branch).distinct().count(),
                here.size(),
                here.stream()
                        .map(one -> one.year() == year
                                ? one
                                : new Kept(village, one.branch(), one.leader(), year, Amount.NONE))
                        .filter(one -> one.fulfilled(required))
                        .count());
    }
}
