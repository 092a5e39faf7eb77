package village.api.complaint.published;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Step;
import village.api.place.Village;

/** Looks through all of a village's public cases. */
public final class InMemoryPublicCases implements PublicCases {
    private static final Comparator<Shown> NEWEST_FIRST = Comparator.comparing(
                    (Shown shown) -> shown.complaint().filedAt())
            .thenComparing(shown -> shown.complaint().id().toString())
            .reversed();

    private final Complaints complaints;

    public InMemoryPublicCases(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public Mono<List<Shown>> search(Village.Id village, Search search) {
        return complaints
                .published(village, new Complaints.Slice(Optional.empty(), 100))
                .flatMapIterable(page -> page.items())
                .filter(complaint -> fits(complaint, search))
                .concatMap(
                        complaint -> complaints.steps(village, complaint.id()).map(steps -> shown(complaint, steps)))
                .sort(NEWEST_FIRST)
                .skip(search.skip())
                .take(search.limit())
                .collectList();
    }

    private static boolean fits(Complaint complaint, Search search) {
        var filed = complaint.filedAt();
        return (search.ids().isEmpty() || search.ids().contains(complaint.id()))
                && (search.anyCategory()
                        || complaint
                                .intake()
                                .category()
                                .map(search.categories()::contains)
                                .orElse(search.uncategorised()))
                && search.filedFrom().filter(filed::isBefore).isEmpty()
                && search.filedBefore()
                        .filter(before -> !filed.isBefore(before))
                        .isEmpty()
                && search.open()
                        .filter(open -> open == PublicCases.over(complaint.status()))
                        .isEmpty();
    }

    private static Shown shown(Complaint complaint, List<Step> steps) {
        var last = steps.stream().map(Step::at).max(Instant::compareTo).orElse(complaint.filedAt());
        var answer = steps.stream()
                .filter(step -> step.type() == Step.Type.ANSWERED
                        && complaint.ending().answeredAt().isPresent())
                .reduce((earlier, later) -> later)
                .map(Step::publicText)
                .orElse("");
        return new Shown(complaint, last, answer);
    }
}
