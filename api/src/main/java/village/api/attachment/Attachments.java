package village.api.attachment;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** The attachments of all villages. */
public interface Attachments {
    /** What an attachment belongs to once it is used, for example a complaint. */
    record Owner(String kind, UUID id) {}

    /** Takes attachments for their owner, all or none. */
    Mono<Void> claim(Village.Id village, List<Attachment.Id> ids, Person.Id uploader, Owner owner);
}
