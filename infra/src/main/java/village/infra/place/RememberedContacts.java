package village.infra.place;

import java.util.List;
import reactor.core.publisher.Flux;
import village.api.event.Event;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Village;
import village.infra.postgres.Remembered;

/**
 * Every notice names one, and the publish gate lets them pass. A number that is taken out is forgotten here before the act is
 * acknowledged, elsewhere as soon as the log tells of it: whoever takes back his consent is not shown for half a minute more.
 */
final class RememberedContacts implements Contacts, LogTail.Listener {
    private static final String VILLAGE = "village";

    private final Remembered<Village.Id, List<Contact>> known;

    RememberedContacts(Contacts contacts) {
        this.known = new Remembered<>(village -> contacts.of(village).collectList());
    }

    @Override
    public Flux<Contact> of(Village.Id village) {
        return known.of(village).flatMapIterable(contacts -> contacts);
    }

    @Override
    public void written(Event event) {
        if (event.subject().kind().equals(VILLAGE)) {
            event.village().ifPresent(village -> known.forget(village::equals));
        }
    }

    @Override
    public void happened(SequencedEvent sequenced) {
        written(sequenced.event());
    }

    @Override
    public void missed() {
        known.forget(village -> true);
    }
}
