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

    /** Those about village staff are among them, but for the villages whose staff the actor is himself. */
    public Mono<Page<Complaint, Complaint.Id>> list(
            Actor actor, String area, CaseGroup group, Optional<Colour> colour, Complaints.Slice slice) {
        return villagesBelow
                .of(actor, area)
                .flatMap(below -> villagesBelow
                        .staffOf(actor, below)
                        .flatMap(own -> lists.list(ids(below), query(own, group, colour), slice)));
    }

    private CaseQuery query(Set<Village.Id> own, CaseGroup group, Optional<Colour> colour) {
        var everything = new Complaints.StaffView(Optional.empty(), Set.of(), true, group == CaseGroup.OPEN);
        return new CaseQuery(
                everything, own, group, Set.of(), Optional.empty(), colour, Optional.empty(), clock.instant());
    }

    private static List<Village.Id> ids(List<Village> below) {
        return below.stream().map(Village::id).toList();
    }
}
