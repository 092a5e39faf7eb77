package village.api.complaint.registration;

import java.util.UUID;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.place.Village;

class InMemoryRosterCasesTest implements RosterCasesContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryComplaints complaints = new InMemoryComplaints();

    @Override
    public RosterCases rosterCases() {
        return new InMemoryRosterCases(complaints);
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public Village.Id village() {
        return village;
    }
}
