package village.api.complaint.registration;

import java.util.UUID;
import village.api.Transactions;
import village.api.complaint.Cases;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Office;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryRosterCasesTest implements RosterCasesContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final Followers followers = new InMemoryFollowers(complaints);

    @Override
    public RosterCases rosterCases() {
        return new InMemoryRosterCases(complaints);
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public Followers followers() {
        return followers;
    }

    @Override
    public Transactions transactions() {
        return Office.AT_ONCE;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id somebody() {
        return Cases.person();
    }
}
