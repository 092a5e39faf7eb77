package village.api.complaint.reading;

import java.util.ArrayList;
import java.util.stream.Stream;
import village.api.complaint.Complaint;
import village.api.identity.Actor;

/** What villagers may do with a case now, in the words the pages know. */
final class ReporterActs {
    private ReporterActs() {}

    static Stream<String> of(Actor actor, Complaint complaint) {
        var can = new ArrayList<String>();
        if (complaint.status().rateable() && complaint.broughtBy(actor)) {
            can.add("rate");
        }
        return can.stream();
    }
}
