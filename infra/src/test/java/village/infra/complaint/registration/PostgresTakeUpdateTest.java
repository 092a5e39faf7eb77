package village.infra.complaint.registration;

import village.api.client.Client;
import village.api.complaint.Complaints;
import village.api.complaint.platform.HandedOver;
import village.api.complaint.platform.TakeUpdateContract;
import village.api.complaint.platform.UpdateSequences;
import village.api.identity.Person;
import village.infra.complaint.StoredComplaints;

class PostgresTakeUpdateTest extends OnPlatformCases implements TakeUpdateContract {
    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
    }

    @Override
    public HandedOver handedOver() {
        return new PostgresHandedOver(POSTGRES.database());
    }

    @Override
    public UpdateSequences sequences() {
        return new PostgresUpdateSequences(POSTGRES.database());
    }

    @Override
    public Person.Id somebody() {
        return cases().person();
    }

    @Override
    public Client.Id platform() {
        return cases().platform();
    }
}
