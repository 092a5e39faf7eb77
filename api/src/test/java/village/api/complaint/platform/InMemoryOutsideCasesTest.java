package village.api.complaint.platform;

import java.util.UUID;
import village.api.InMemoryTransactions;
import village.api.Transactions;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryOutsideCasesTest implements OutsideCasesContract {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryHandedOver handedOver = new InMemoryHandedOver();
    private final Transactions transactions = new InMemoryTransactions();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public OutsideCases outsideCases() {
        return new InMemoryOutsideCases(complaints, handedOver);
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

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
    public Person.Id somebody() {
        return Cases.person();
    }

    @Override
    public Client.Id platform() {
        return new Client.Id(UUID.randomUUID());
    }
}
