package village.api.complaint.platform;

import java.util.UUID;
import village.api.client.Client;

class InMemoryOutsideCasesTest extends OnCasesInMemory implements OutsideCasesContract {
    @Override
    public OutsideCases outsideCases() {
        return new InMemoryOutsideCases(complaints(), handedOver());
    }

    @Override
    public Client.Id platform() {
        return new Client.Id(UUID.randomUUID());
    }
}
