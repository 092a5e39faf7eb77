package village.api.complaint.registration;

import java.util.Optional;
import village.api.Refusal;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.identity.RosterPerson;

/**
 * What staff note down for somebody who telephoned, wrote or came by: for somebody on the roster, or for a caller by
 * name.
 */
public record Registration(Reporting.Source source, Intake intake, Optional<Caller> caller) {
    public Registration {
        if (!source.registered()) {
            throw Refusal.invalid("/source", "来源应为 phone 电话、paper 书面或 visit 来访走访。");
        }
        if (caller.isPresent() == intake.onBehalfOf().isPresent()) {
            throw Refusal.invalid("/caller", "请填写来人的姓名，或者从名册里选人，两样选一样。");
        }
    }

    Registration knownAs(RosterPerson.Id person) {
        return new Registration(source, intake.onBehalfOf(person), Optional.empty());
    }
}
