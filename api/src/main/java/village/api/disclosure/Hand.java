package village.api.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.identity.Actor;
import village.api.identity.Person;

/** Who writes, and when. */
public record Hand(Person.Id person, Instant now) {
    public static Hand of(Actor actor, Instant now) {
        return new Hand(actor.requirePerson(), now);
    }

    /** In Shanghai. */
    public LocalDate today() {
        return now.atZone(CatalogueItem.ZONE).toLocalDate();
    }
}
