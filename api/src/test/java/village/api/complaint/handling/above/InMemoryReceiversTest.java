package village.api.complaint.handling.above;

import java.util.Set;
import java.util.UUID;
import village.api.client.Client;
import village.api.client.Scope;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class InMemoryReceiversTest implements ReceiversContract {
    private final InMemoryVillages villages = new InMemoryVillages();
    private final InMemoryReceivers receivers = new InMemoryReceivers(villages);

    @Override
    public Receivers receivers() {
        return receivers;
    }

    @Override
    public Village village() {
        return villages.put(
                new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫桥镇", "诸暨市"));
    }

    @Override
    public Client.Id client(String name, boolean keyed, Scope... scopes) {
        var id = new Client.Id(UUID.randomUUID());
        if (keyed) {
            receivers.put(id, name, Set.of(scopes));
        }
        return id;
    }
}
