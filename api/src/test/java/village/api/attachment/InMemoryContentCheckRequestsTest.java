package village.api.attachment;

import java.util.UUID;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryContentCheckRequestsTest implements ContentCheckRequestsContract {
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final InMemoryContentCheckRequests requests = new InMemoryContentCheckRequests(attachments);
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public ContentCheckRequests requests() {
        return requests;
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person(OpenId openId) {
        var person = person();
        requests.knows(person, openId);
        return person;
    }

    @Override
    public Person.Id person() {
        return new Person.Id(UUID.randomUUID());
    }
}
