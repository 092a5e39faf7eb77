package village.api.complaint.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;
import village.api.place.Village;

/** Lists the cases of all villages of a township or county. */
public final class ListCasesBelow {
    private final CaseLists lists;
    private final VillagesBelow villagesBelow;
    private final Clock clock;

    public ListCasesBelow(CaseLists lists, VillagesBelow villagesBelow, Clock clock) {
        this.lists = lists;
        this.villagesBelow = villagesBelow;
        this.clock = clock;
    }

    /**
     * Those about village staff are among them, but for the villages whose staff the actor is himself: a page may be
     * shorter by them, and even empty, while another follows.
     */
    public Mono<Page<Complaint, Complaint.Id>> list(
            Actor actor, String area, CaseGroup group, Optional<Colour> colour, Complaints.Slice slice) {
        return villagesBelow
                .of(actor, area)
                .flatMap(below -> Mono.zip(
                        lists.list(ids(below), query(group, colour), slice),
                        villagesBelow.staffOf(actor),
                        ListCasesBelow::without));
    }

    private static Page<Complaint, Complaint.Id> without(Page<Complaint, Complaint.Id> page, Set<Village.Id> own) {
        var seen = page.items().stream()
                .filter(found -> !found.intake().aboutStaff() || !own.contains(found.village()))
                .toList();
        return new Page<>(seen, page.next());
    }

    private CaseQuery query(CaseGroup group, Optional<Colour> colour) {
        var everything = new Complaints.StaffView(Optional.empty(), Set.of(), true, group == CaseGroup.OPEN);
        return new CaseQuery(everything, group, Set.of(), Optional.empty(), colour, Optional.empty(), clock.instant());
    }

    private static List<Village.Id> ids(List<Village> below) {
        return below.stream().map(Village::id).toList();
    }
}
