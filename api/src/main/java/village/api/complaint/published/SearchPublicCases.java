package village.api.complaint.published;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.published.PublicCases.Search;
import village.api.complaint.published.PublicCases.Shown;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;

/**
 * Anybody looks for public cases of a village. Where one lies is told no nearer than its grid; nobody is named, and numbers
 * in the words are masked.
 */
public final class SearchPublicCases {
    private final PublicCases cases;
    private final Grids grids;
    private final VillageNumbers numbers;

    public SearchPublicCases(PublicCases cases, Grids grids, VillageNumbers numbers) {
        this.cases = cases;
        this.grids = grids;
        this.numbers = numbers;
    }

    /**
     * A case as everybody sees it.
     *
     * @param changedAt when its time line went on last
     * @param answer what was answered last; empty before an answer
     * @param over whether nothing more is to be expected
     * @param grid its name; empty outside every grid
     */
    public record Found(Complaint complaint, Instant changedAt, String answer, boolean over, Optional<String> grid) {}

    /** The last filed first; possibly none. */
    public Mono<List<Found>> search(Actor actor, Search search) {
        return Mono.defer(() -> cases.search(actor.requireVillage(), search))
                .zipWith(
                        told(actor),
                        (all, told) -> all.stream().map(told::found).toList());
    }

    private Mono<Told> told(Actor actor) {
        return Mono.defer(() -> Mono.zip(names(actor.requireVillage()), numbers.of(actor.requireVillage()), Told::new));
    }

    private Mono<Map<Grid.Id, String>> names(Village.Id village) {
        return grids.ever(village)
                .collectList()
                .map(all -> all.stream().collect(Collectors.toMap(Grid::id, Grid::name)));
    }

    /** How cases of one village are told of. */
    private record Told(Map<Grid.Id, String> names, SensitiveNumbers hidden) {
        Found found(Shown shown) {
            var complaint = shown.complaint();
            return new Found(
                    complaint.with(complaint.intake().worded(hidden::masked)),
                    shown.changedAt(),
                    hidden.masked(shown.answer()),
                    PublicCases.over(complaint.status()),
                    complaint.grid().map(names::get));
        }
    }
}
