package village.api.complaint.reporter;

import java.util.UUID;
import village.api.complaint.Cases;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.identity.Person;
import village.api.place.Village;

class InMemorySupportsTest implements SupportsContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryFollowers followers = new InMemoryFollowers(complaints);
    private final Supports supports = new InMemorySupports(complaints, followers);

    @Override
    public Supports supports() {
        return supports;
    }

    @Override
    public Followers followers() {
        return followers;
    }

    @Override
    public Complaints complaints() {
        return complaints;
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
