package village.api.complaint.reading;

import java.util.ArrayList;
import java.util.stream.Stream;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.identity.Actor;

/** What staff may do with a case now, in the words the pages know. */
final class StaffActs {
    private StaffActs() {}

    static Stream<String> of(Actor actor, Complaint complaint) {
        var can = new ArrayList<String>();
        var open = complaint.status().open();
        if (open && Access.mayDispatch(actor, complaint)) {
            can.add("dispatch");
        }
        if (open && Access.mayAnswer(actor, complaint)) {
            can.add("answer");
        }
        if (Access.maySeeName(actor, complaint) && !complaint.broughtBy(actor)) {
            can.add("view-contact");
        }
        return can.stream();
    }
}
