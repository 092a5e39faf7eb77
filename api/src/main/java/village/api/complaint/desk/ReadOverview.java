package village.api.complaint.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaints;
import village.api.identity.Actor;
import village.api.place.Village;

/** Tells what is open and what waits below a township or county, village by village in code order. It ranks nobody. */
public final class ReadOverview {
    private final VillagesBelow villagesBelow;
    private final Complaints complaints;
    private final CaseLists lists;
    private final Clock clock;

    public ReadOverview(VillagesBelow villagesBelow, Complaints complaints, CaseLists lists, Clock clock) {
        this.villagesBelow = villagesBelow;
        this.complaints = complaints;
        this.lists = lists;
        this.clock = clock;
    }

    /** One village; where nothing is open or waits, zeros. */
    public record Row(Village village, Complaints.OpenCount open, CaseLists.Waiting waiting) {}

    /** @param area 6 or 9 digits; the actor must work there */
    public Mono<List<Row>> read(Actor actor, String area) {
        return villagesBelow.of(actor, area).flatMap(this::rows);
    }

    private Mono<List<Row>> rows(List<Village> below) {
        var ids = below.stream().map(Village::id).toList();
        return Mono.zip(
                complaints.openCounts(ids, clock.instant()).map(counts -> by(counts, Complaints.OpenCount::village)),
                lists.waiting(ids).map(counts -> by(counts, CaseLists.Waiting::village)),
                (open, waiting) -> below.stream()
                        .map(village -> row(village, open, waiting))
                        .toList());
    }

    private static <T> Map<Village.Id, T> by(List<T> counts, Function<T, Village.Id> village) {
        return counts.stream().collect(Collectors.toMap(village, Function.identity()));
    }

    private static Row row(
            Village village, Map<Village.Id, Complaints.OpenCount> open, Map<Village.Id, CaseLists.Waiting> waiting) {
        var id = village.id();
        return new Row(
                village,
                open.getOrDefault(id, new Complaints.OpenCount(id, 0, 0, 0)),
                waiting.getOrDefault(id, new CaseLists.Waiting(id, 0, 0, 0)));
    }
}
