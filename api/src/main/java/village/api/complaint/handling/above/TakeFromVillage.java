package village.api.complaint.handling.above;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/** The township finds that a case is about village staff and takes it from the village. There is no way back. */
public final class TakeFromVillage {
    private final CaseWork work;

    public TakeFromVillage(CaseWork work) {
        this.work = work;
    }

    /** @param note for colleagues above only, possibly empty */
    public Mono<Complaint> take(Actor actor, Complaint.Id id, String note, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> taken(actor, complaint, note, moment));
    }

    /** Refuses who is not above the village, a case that is no longer open, and one that is about staff already. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.above(actor), complaint);
        return complaint.requireInVillage();
    }

    /** What it makes of a case. */
    static Change taken(Actor actor, Complaint complaint, String note, Moment moment) {
        permitted(actor, complaint);
        return complaint.handedUp(Label.of(actor), Remark.optional("/note", note), moment);
    }
}
