package village.api.gate;

import reactor.core.publisher.Mono;
import village.api.gate.number.SensitiveNumbers;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Village;

/** Knows the numbers a village has published itself, which are nothing to hide. */
public final class VillageNumbers {
    private final Contacts contacts;

    public VillageNumbers(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Finds every number but the village's own. */
    public Mono<SensitiveNumbers> of(Village.Id village) {
        return contacts.of(village).map(Contact::phone).collectList().map(SensitiveNumbers::except);
    }
}
