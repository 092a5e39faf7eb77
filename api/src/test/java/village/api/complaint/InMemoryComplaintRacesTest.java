package village.api.complaint;

import java.util.List;
import java.util.UUID;
import village.api.Transactions;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryComplaintRacesTest implements ComplaintRacesContract {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final Followers followers = new InMemoryFollowers(complaints);
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Complaints complaints(int instance) {
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

    @Override
    public List<Event> eventsOf(Complaint.Id id) {
        return complaints.events().stream()
                .filter(event -> event.subject().id().equals(id.value()))
                .toList();
    }
}
