package village.api.complaint.registration;

import java.util.UUID;
import village.api.Transactions;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Office;
import village.api.place.Village;

class InMemoryRegisterComplaintTest implements RegisterComplaintContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Callers callers = new InMemoryCallers();
    private final Complaints complaints = new InMemoryComplaints();

    @Override
    public Callers callers() {
        return callers;
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public Transactions transactions() {
        return Office.AT_ONCE;
    }

    @Override
    public Village.Id village() {
        return village;
    }
}
