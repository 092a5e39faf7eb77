package village.api.gate;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import village.api.attachment.Samples;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.InMemoryContacts;
import village.api.place.Village;

/** A gate on twins, for the tests of whoever publishes. */
public final class GateWorld {
    public final Village.Id village;
    public final InMemoryContacts contacts = new InMemoryContacts();
    public final InMemoryGateReleases releases = new InMemoryGateReleases();
    public final InMemoryAttachmentTexts attachments = new InMemoryAttachmentTexts();
    public final PublishGate gate =
            new PublishGate(attachments, contacts, releases, attachments, Samples::nextId, Clock.systemUTC());

    public GateWorld(Village.Id village) {
        this.village = village;
    }

    Actor actor(Role... roles) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(roles),
                Optional.empty(),
                Set.of());
    }
}
