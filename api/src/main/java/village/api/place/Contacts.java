package village.api.place;

import reactor.core.publisher.Flux;

/** The numbers a village publishes. */
public interface Contacts {
    /** The contacts whose bearers agreed to be shown, in the village's order. */
    Flux<Contact> of(Village.Id village);
}
