package village.api.complaint.platform;

import java.util.UUID;
import village.api.InMemoryTransactions;
import village.api.Transactions;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.identity.Person;
import village.api.place.Village;

/** Contracts around cases and platforms on the twins: a village of its own for each, with everything in memory. */
abstract class OnCasesInMemory {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryHandedOver handedOver = new InMemoryHandedOver();
    private final Transactions transactions = new InMemoryTransactions();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    public final InMemoryComplaints complaints() {
        return complaints;
    }

    public final InMemoryHandedOver handedOver() {
        return handedOver;
    }

    public final Transactions transactions() {
        return transactions;
    }

    public final Village.Id village() {
        return village;
    }

    public final Person.Id somebody() {
        return Cases.person();
    }

    public final Complaint.Id complaint() {
        return new Complaint.Id(UUID.randomUUID());
    }
}
