package village.api.notice.telling;

import java.util.Optional;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;

/**
 * What an event means to one person.
 *
 * @param ticket the case's number, where there is a case
 */
record News(Person.Id to, Notice.Kind kind, Words words, String link, Optional<String> ticket, About about) {
    boolean aboveOnly() {
        return about.discretion() == About.Discretion.ABOVE;
    }
}
