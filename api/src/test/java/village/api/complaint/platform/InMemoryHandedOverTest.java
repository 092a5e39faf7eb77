package village.api.complaint.platform;

import java.util.UUID;
import village.api.InMemoryTransactions;
import village.api.Transactions;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryHandedOverTest implements HandedOverContract {
    private final HandedOver handedOver = new InMemoryHandedOver();
    private final Transactions transactions = new InMemoryTransactions();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public HandedOver handedOver() {
        return handedOver;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Complaint.Id complaint() {
        return new Complaint.Id(UUID.randomUUID());
    }

    @Override
    public Person.Id platform() {
        return Cases.person();
    }
}
