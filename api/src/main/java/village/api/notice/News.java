package village.api.notice;

import java.util.Optional;
import village.api.identity.Person;

/**
 * What an event means to one person.
 *
 * @param ticket the case's number, where there is a case
 */
record News(Person.Id to, Notice.Kind kind, String text, String link, Optional<String> ticket) {}
