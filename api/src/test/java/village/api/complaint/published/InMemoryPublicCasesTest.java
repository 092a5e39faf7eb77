package village.api.complaint.published;

import java.util.UUID;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.place.Village;

class InMemoryPublicCasesTest implements PublicCasesContract {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public PublicCases cases() {
        return new InMemoryPublicCases(complaints);
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
