package village.api.complaint.handling.above;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.handling.above.Receivers.Receiver;
import village.api.place.Village;

/** What {@link Receivers} promises. */
public interface ReceiversContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    Receivers receivers();

    /** A village nobody else uses. */
    Village village();

    /** A new platform that may do these things. */
    Client.Id client(String name, Scope... scopes);

    private static Scope write(Resource resource, String area) {
        return new Scope(resource, Access.WRITE, area);
    }

    @Test
    default void whoMayWriteCasesOfTheVillageReceivesThem() {
        var village = village();
        var code = village.code().value();
        var county = client("乙平台", write(Resource.COMPLAINTS, code.substring(0, 6)));
        var itself = client("甲平台", write(Resource.COMPLAINTS, code), write(Resource.COMPLAINTS, code.substring(0, 9)));
        client("只读平台", new Scope(Resource.COMPLAINTS, Access.READ, code));
        client("别的平台", write(Resource.ATTACHMENTS, code));
        client("别处平台", write(Resource.COMPLAINTS, code.substring(0, 9) + "999"));
        assertThat(receivers().of(village.id()).block(PATIENCE))
                .containsExactly(new Receiver(county, "乙平台"), new Receiver(itself, "甲平台"));
        assertThat(receivers().of(new Village.Id(UUID.randomUUID())).block(PATIENCE))
                .isEmpty();
    }
}
