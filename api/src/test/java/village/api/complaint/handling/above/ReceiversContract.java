package village.api.complaint.handling.above;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** A new platform that may do these things, with one key of the given state. */
    Client.Id client(String name, boolean keyed, Scope... scopes);

    private Client.Id client(String name, Scope... scopes) {
        return client(name, true, scopes);
    }

    /** What a receiver needs: it reads what it was sent, and writes how it goes. */
    private static Scope[] both(String... areas) {
        return Stream.of(areas)
                .flatMap(area ->
                        Stream.of(write(Resource.COMPLAINTS, area), new Scope(Resource.COMPLAINTS, Access.READ, area)))
                .toArray(Scope[]::new);
    }

    private static Scope write(Resource resource, String area) {
        return new Scope(resource, Access.WRITE, area);
    }

    /** A case is sent to nobody who cannot read it, or cannot call at all. */
    @Test
    default void whoCannotReadWhatHeIsSentOrHasNoKeyReceivesNothing() {
        var village = village();
        var code = village.code().value();
        client("只写平台", write(Resource.COMPLAINTS, code));
        client(
                "读别处平台",
                write(Resource.COMPLAINTS, code),
                new Scope(Resource.COMPLAINTS, Access.READ, code.substring(0, 9) + "999"));
        client("停用平台", false, both(code));
        var mixed = client(
                "分开平台",
                write(Resource.COMPLAINTS, code.substring(0, 6)),
                new Scope(Resource.COMPLAINTS, Access.READ, code));
        assertThat(receivers().of(village.id()).block(PATIENCE)).containsExactly(new Receiver(mixed, "分开平台"));
    }

    @Test
    default void whoMayWriteCasesOfTheVillageReceivesThem() {
        var village = village();
        var code = village.code().value();
        var county = client("乙平台", both(code.substring(0, 6)));
        var itself = client("甲平台", both(code, code.substring(0, 9)));
        client("只读平台", new Scope(Resource.COMPLAINTS, Access.READ, code));
        client("别的平台", write(Resource.ATTACHMENTS, code));
        client("别处平台", both(code.substring(0, 9) + "999"));
        assertThat(receivers().of(village.id()).block(PATIENCE))
                .containsExactly(new Receiver(county, "乙平台"), new Receiver(itself, "甲平台"));
        assertThat(receivers().of(new Village.Id(UUID.randomUUID())).block(PATIENCE))
                .isEmpty();
    }
}
