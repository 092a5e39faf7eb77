package village.api.complaint.platform;

import java.util.UUID;
import village.api.InMemoryTransactions;
import village.api.Transactions;
import village.api.client.Client;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.place.Village;

class InMemorySpeakForCitizenTest implements SpeakForCitizenContract {
    private final Complaints complaints = new InMemoryComplaints();
    private final Transactions transactions = new InMemoryTransactions();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Complaints complaints() {
        return complaints;
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
    public Client.Id platform() {
        return new Client.Id(UUID.randomUUID());
    }
}
