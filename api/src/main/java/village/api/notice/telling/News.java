package village.api.notice.telling;

import java.util.Optional;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;

/**
 * What an event means to one person.
 *
 * @param ticket the case's number, where there is a case
 * @param chat what his own chat says instead, in full and before any other way is tried; empty for most news
 */
record News(
        Person.Id to,
        Notice.Kind kind,
        Words words,
        String link,
        Optional<String> ticket,
        About about,
        Optional<String> chat) {
    News(Person.Id to, Notice.Kind kind, Words words, String link, Optional<String> ticket, About about) {
        this(to, kind, words, link, ticket, about, Optional.empty());
    }

    News inChat(String said) {
        return new News(to, kind, words, link, ticket, about, Optional.of(said));
    }

    boolean aboveOnly() {
        return about.discretion() == About.Discretion.ABOVE;
    }
}
