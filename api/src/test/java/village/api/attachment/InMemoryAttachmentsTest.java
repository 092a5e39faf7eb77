package village.api.attachment;

import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryAttachmentsTest implements AttachmentsContract {
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Village.Id otherVillage = new Village.Id(UUID.randomUUID());

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Village.Id otherVillage() {
        return otherVillage;
    }

    @Override
    public Person.Id person() {
        return new Person.Id(UUID.randomUUID());
    }

    @Override
    public long events(Attachment.Id id) {
        return attachments.events().stream()
                .filter(event -> event.subject().id().equals(id.value()))
                .count();
    }
}
