package village.api.complaint.handling.above;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Access;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Label;
import village.api.complaint.MergedWork;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/**
 * The township finds that a case is about village staff and takes it from the village, with whatever was merged into it.
 * There is no way back. One that was merged into another it takes alone.
 */
public final class TakeFromVillage {
    private final MergedWork work;
    private final DueTimes dueTimes;

    public TakeFromVillage(MergedWork work, DueTimes dueTimes) {
        this.work = work;
        this.dueTimes = dueTimes;
    }

    /** @param note for colleagues above only, possibly empty */
    public Mono<Complaint> take(Actor actor, Complaint.Id id, String note, Optional<Once> once) {
        return Mono.defer(() -> dueTimes.in(actor.requireVillage()))
                .flatMap(terms ->
                        work.act(actor, id, once, (merges, moment) -> taken(actor, merges, note, terms, moment)));
    }

    /** Refuses who is not above the village, and a case that is about staff already. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.above(actor), complaint);
        return complaint.requireInVillage();
    }

    /** What it makes of a case and of those that were merged into it. */
    static List<Change> taken(Actor actor, Merges merges, String note, DueTimes.Terms terms, Moment moment) {
        var complaint = permitted(actor, merges.complaint());
        var due = terms.from(complaint.intake().category(), moment.now());
        return merges.handedUp(Label.of(actor), Remark.optional("/note", note), due, moment);
    }
}
