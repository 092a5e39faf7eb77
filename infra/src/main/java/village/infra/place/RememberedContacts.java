package village.infra.place;

import java.util.List;
import reactor.core.publisher.Flux;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Village;
import village.infra.postgres.Remembered;

/** Every notice names one: a village's contacts may be half a minute old. */
final class RememberedContacts implements Contacts {
    private final Remembered<Village.Id, List<Contact>> known;

    RememberedContacts(Contacts contacts) {
        this.known = new Remembered<>(village -> contacts.of(village).collectList());
    }

    @Override
    public Flux<Contact> of(Village.Id village) {
        return known.of(village).flatMapIterable(contacts -> contacts);
    }
}
