package village.api.complaint.reporter;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.identity.Actor;

/** The reporter says that it is about village staff: from then on only the township has it. There is no way back. */
public final class PassByVillage {
    private final CaseWork work;

    public PassByVillage(CaseWork work) {
        this.work = work;
    }

    /** @param reason for the township, possibly empty */
    public Mono<Complaint> pass(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> passed(actor, complaint, reason, moment));
    }

    /** What it makes of a case. */
    public static Change passed(Actor actor, Complaint complaint, String reason, Moment moment) {
        OwnCase.required(actor, complaint).requireInVillage();
        return complaint.handedUp(Label.of(actor, complaint), OwnCase.words(reason, "/reason"), moment);
    }
}
