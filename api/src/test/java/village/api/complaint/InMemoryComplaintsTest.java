package village.api.complaint;

import java.util.List;
import java.util.UUID;
import village.api.event.Event;
import village.api.place.Village;

class InMemoryComplaintsTest implements ComplaintsContract, MergesContract {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public List<Event> eventsOf(Complaint.Id id) {
        return complaints.events().stream()
                .filter(event -> event.subject().id().equals(id.value()))
                .toList();
    }
}
