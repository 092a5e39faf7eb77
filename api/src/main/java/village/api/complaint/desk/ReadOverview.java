package village.api.complaint.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaints;
import village.api.identity.Actor;
import village.api.place.Village;

/**
 * Tells what is open, what waits and what was said of what ended below a township or county, village by village in code
 * order. It ranks nobody. What is about the staff of a village in which the reader works himself is in no figure: he could
 * tell from it that there is such a case.
 */
public final class ReadOverview {
    /** What ended, or was answered, within it is told of: as long as a case may be taken up again. */
    public static final Duration LATELY = Duration.ofDays(30);

    private final VillagesBelow villagesBelow;
    private final Complaints complaints;
    private final CaseLists lists;
    private final InquiryCounts inquiries;
    private final Clock clock;

    public ReadOverview(
            VillagesBelow villagesBelow, Complaints complaints, CaseLists lists, InquiryCounts inquiries, Clock clock) {
        this.villagesBelow = villagesBelow;
        this.complaints = complaints;
        this.lists = lists;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /**
     * One village; where nothing is open, waits or ended, zeros.
     *
     * @param verdicts of what ended lately
     */
    public record Row(
            Village village,
            Complaints.OpenCount open,
            CaseLists.Waiting waiting,
            CaseLists.Verdicts verdicts,
            InquiryCounts.Count inquiries) {}

    /** @param area 6 or 9 digits; the actor must work there */
    public Mono<List<Row>> read(Actor actor, String area) {
        return villagesBelow
                .of(actor, area)
                .flatMap(below -> villagesBelow.staffOf(actor, below).flatMap(own -> rows(below, own)));
    }

    /**
     * The same for all who are staff of the same of these villages themselves.
     *
     * @param own those villages
     */
    Mono<List<Row>> read(Actor actor, String area, Set<Village.Id> own) {
        return villagesBelow.of(actor, area).flatMap(below -> rows(below, own));
    }

    private Mono<List<Row>> rows(List<Village> below, Set<Village.Id> own) {
        var ids = below.stream().map(Village::id).toList();
        var now = clock.instant();
        return Mono.zip(
                        complaints.openCounts(ids, own, now).map(counts -> by(counts, Complaints.OpenCount::village)),
                        lists.waiting(ids, own).map(counts -> by(counts, CaseLists.Waiting::village)),
                        lists.verdicts(ids, own, now.minus(LATELY))
                                .map(counts -> by(counts, CaseLists.Verdicts::village)),
                        inquiries
                                .counts(ids, now.minus(LATELY), now)
                                .map(counts -> by(counts, InquiryCounts.Count::village)))
                .map(found -> below.stream()
                        .map(village -> row(village, found.getT1(), found.getT2(), found.getT3(), found.getT4()))
                        .toList());
    }

    private static <T> Map<Village.Id, T> by(List<T> counts, Function<T, Village.Id> village) {
        return counts.stream().collect(Collectors.toMap(village, Function.identity()));
    }

    private static Row row(
            Village village,
            Map<Village.Id, Complaints.OpenCount> open,
            Map<Village.Id, CaseLists.Waiting> waiting,
            Map<Village.Id, CaseLists.Verdicts> verdicts,
            Map<Village.Id, InquiryCounts.Count> inquiries) {
        var id = village.id();
        return new Row(
                village,
                open.getOrDefault(id, new Complaints.OpenCount(id, 0, 0, 0)),
                waiting.getOrDefault(id, new CaseLists.Waiting(id, 0, 0, 0)),
                verdicts.getOrDefault(id, new CaseLists.Verdicts(id, 0, 0, 0)),
                inquiries.getOrDefault(id, InquiryCounts.Count.none(id)));
    }
}
