package village.api.credit.branch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.desk.VillagesBelow;
import village.api.credit.CreditYear;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.identity.Actor;
import village.api.place.Village;

/** Tells township and county how many Party members of each village have what is required; nobody, and no rank. */
public final class ReadStudyOverview {
    private static final int AT_A_TIME = 4;

    private final VillagesBelow villagesBelow;
    private final Schemes schemes;
    private final BranchTotals branchTotals;
    private final Clock clock;

    public ReadStudyOverview(VillagesBelow villagesBelow, Schemes schemes, BranchTotals branchTotals, Clock clock) {
        this.villagesBelow = villagesBelow;
        this.schemes = schemes;
        this.branchTotals = branchTotals;
        this.clock = clock;
    }

    /** One village; where nobody is of the Party, zeros. */
    public record Row(Village village, BranchTotals.Total total) {}

    /** @param rows in code order */
    public record Overview(int year, List<Row> rows) {}

    /**
     * @param area 6 or 9 digits; the actor must work there
     * @param wanted this year where empty
     */
    public Mono<Overview> read(Actor actor, String area, Optional<Integer> wanted) {
        return Mono.fromSupplier(() -> wanted.map(CreditYear::sound).orElseGet(() -> CreditYear.of(clock.instant())))
                .flatMap(year -> villagesBelow.of(actor, area).flatMap(below -> overview(below, year)));
    }

    private Mono<Overview> overview(List<Village> below, int year) {
        return required(below, year)
                .flatMap(required -> branchTotals.of(required, year, CreditYear.judged(year, clock.instant())))
                .map(totals ->
                        totals.stream().collect(Collectors.toMap(BranchTotals.Total::village, Function.identity())))
                .map(totals -> new Overview(
                        year,
                        below.stream().map(village -> row(village, totals)).toList()));
    }

    private static Row row(Village village, Map<Village.Id, BranchTotals.Total> totals) {
        return new Row(village, totals.getOrDefault(village.id(), BranchTotals.Total.none(village.id())));
    }

    /** A year's requirement is that of its first day. */
    private Mono<Map<Village.Id, BranchTotals.Required>> required(List<Village> below, int year) {
        return Flux.fromIterable(below)
                .flatMap(
                        village -> schemes.inForce(village.id(), LocalDate.of(year, 1, 1))
                                .map(scheme -> Map.entry(village.id(), required(scheme))),
                        AT_A_TIME)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static BranchTotals.Required required(Scheme scheme) {
        return new BranchTotals.Required(scheme.required(), scheme.requiredOfLeaders());
    }
}
