package village.api.complaint.platform;

import java.util.UUID;
import village.api.client.Client;

class InMemoryTakeUpdateTest extends OnCasesInMemory implements TakeUpdateContract {
    private final UpdateSequences sequences = new InMemoryUpdateSequences();

    @Override
    public UpdateSequences sequences() {
        return sequences;
    }

    @Override
    public Client.Id platform() {
        return new Client.Id(UUID.randomUUID());
    }
}
