package village.api.complaint.platform;

import java.util.List;
import java.util.UUID;
import village.api.client.Client;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryFollowers;
import village.api.event.Event;

class InMemoryMergedHandoversTest extends OnCasesInMemory implements TellMergedPlatformsContract {
    private final Followers followers = new InMemoryFollowers(complaints());

    @Override
    public Followers followers() {
        return followers;
    }

    @Override
    public MergedHandovers mergedHandovers() {
        return new InMemoryMergedHandovers(complaints(), handedOver());
    }

    @Override
    public Client.Id platform() {
        return new Client.Id(UUID.randomUUID());
    }

    @Override
    public List<Event> eventsOf(Complaint.Id id) {
        return complaints().events().stream()
                .filter(event -> event.subject().id().equals(id.value()))
                .toList();
    }
}
