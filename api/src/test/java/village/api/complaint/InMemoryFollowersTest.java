package village.api.complaint;

import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryFollowersTest implements FollowersContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final Followers followers = new InMemoryFollowers(complaints);

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
