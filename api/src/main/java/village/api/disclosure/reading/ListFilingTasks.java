package village.api.disclosure.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Status;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.cover.Covers;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A member of staff sees what of disclosure waits for him. */
public final class ListFilingTasks {
    private static final int FEW = 20;
    private static final Comparator<Timeliness> PRESSING = Comparator.comparing(Timeliness::colour)
            .reversed()
            .thenComparing(one -> one.dueOn().orElseThrow());

    private final Filings filings;
    private final ListDisclosures disclosures;
    private final Independence independence;
    private final Checkers checkers;
    private final Covers covers;

    public ListFilingTasks(
            Filings filings, ListDisclosures disclosures, Independence independence, Checkers checkers, Covers covers) {
        this.covers = covers;
        this.filings = filings;
        this.disclosures = disclosures;
        this.independence = independence;
        this.checkers = checkers;
    }

    /**
     * At most twenty of each.
     *
     * @param toCheck for the supervision committee: submitted, and neither he nor a close relative wrote on it
     * @param uncheckable for the township, which appoints: submitted, and nobody on the committee may check it
     * @param returned for who writes: the committee wants it changed
     * @param toPublish for cadres: approved
     * @param unfollowed for who writes: public, but the period before was corrected since and ends elsewhere
     * @param covered for the township: what is covered and waits for its decision, the earliest first
     * @param due for cadres: items overdue or soon due, the most pressing first
     */
    public record Tasks(
            List<Filing> toCheck,
            List<Filing> uncheckable,
            List<Filing> returned,
            List<Filing> toPublish,
            List<Filing> unfollowed,
            List<Covered> covered,
            List<Timeliness> due) {
        public Tasks {
            toCheck = List.copyOf(toCheck);
            uncheckable = List.copyOf(uncheckable);
            returned = List.copyOf(returned);
            toPublish = List.copyOf(toPublish);
            unfollowed = List.copyOf(unfollowed);
            covered = List.copyOf(covered);
            due = List.copyOf(due);
        }
    }

    public record Covered(Filing filing, Cover cover) {}

    public Mono<Tasks> list(Actor actor) {
        return Mono.fromSupplier(() -> Staff.require(actor))
                .flatMap(staff -> Mono.zip(
                                toCheck(staff),
                                uncheckable(staff),
                                filed(staff, Status.RETURNED, Role.CADRE, Role.GRID_WORKER),
                                filed(staff, Status.APPROVED, Role.CADRE),
                                unfollowed(staff),
                                covered(staff),
                                due(staff))
                        .map(found -> new Tasks(
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                found.getT4(),
                                found.getT5(),
                                found.getT6(),
                                found.getT7())));
    }

    /** What he may not check hides nothing that he may, however much of it there is. */
    private Mono<List<Filing>> toCheck(Actor actor) {
        return actor.holds(Role.SUPERVISION_COMMITTEE)
                ? submitted(actor, filing -> independence.mayCheck(actor, filing))
                : Mono.just(List.of());
    }

    private Mono<List<Filing>> uncheckable(Actor actor) {
        return actor.holds(Role.DISPATCHER)
                ? submitted(actor, filing -> checkers.missing(filing).map(Optional::isPresent))
                : Mono.just(List.of());
    }

    private Mono<List<Filing>> submitted(Actor actor, Function<Filing, Mono<Boolean>> wanted) {
        return submitted(actor, Optional.empty())
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> submitted(actor, Optional.of(next))), 1)
                .concatMapIterable(Page::items, 1)
                .filterWhen(wanted, 1)
                .take(FEW)
                .collectList();
    }

    private Mono<Page<Filing, UUID>> submitted(Actor actor, Optional<UUID> after) {
        return filings.filed(actor.requireVillage(), Status.SUBMITTED, new Filings.Slice(after, FEW));
    }

    private Mono<List<Filing>> filed(Actor actor, Status status, Role... roles) {
        return actor.holds(roles)
                ? filings.filed(actor.requireVillage(), status, new Filings.Slice(Optional.empty(), FEW))
                        .map(page -> page.items())
                : Mono.just(List.of());
    }

    private Mono<List<Filing>> unfollowed(Actor actor) {
        return actor.holds(Role.CADRE, Role.GRID_WORKER)
                ? filings.unfollowed(actor.requireVillage(), FEW)
                : Mono.just(List.of());
    }

    private Mono<List<Covered>> covered(Actor actor) {
        return actor.holds(Role.DISPATCHER, Role.SUPERVISOR)
                ? covers.standing(actor.requireVillage())
                        .flatMapMany(Flux::fromIterable)
                        .filter(cover -> cover.decision().isEmpty())
                        .take(FEW)
                        .concatMap(cover ->
                                filings.byId(cover.village(), cover.filing()).map(filing -> new Covered(filing, cover)))
                        .collectList()
                : Mono.just(List.of());
    }

    private Mono<List<Timeliness>> due(Actor actor) {
        return actor.holds(Role.CADRE)
                ? disclosures.items(actor, Optional.empty()).map(ListFilingTasks::pressing)
                : Mono.just(List.of());
    }

    private static List<Timeliness> pressing(List<Timeliness> items) {
        return items.stream()
                .filter(one -> one.colour() != Timeliness.Colour.GREEN)
                .sorted(PRESSING)
                .limit(FEW)
                .toList();
    }
}
