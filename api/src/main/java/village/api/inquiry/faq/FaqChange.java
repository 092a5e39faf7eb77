package village.api.inquiry.faq;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;

/** An answer for everybody after an act, with the event that tells of it: written together or not at all. */
public record FaqChange(Faq after, Person.Id by, Event event) {
    /** @param type past tense, for example {@code added} */
    static FaqChange of(Faq after, UUID event, String type, Person.Id by, Instant now) {
        var subject = new Event.Subject(Faq.KIND, after.id().value(), after.version());
        var facts = Map.of("desk", after.wording().desk(), "actor", by.toString());
        return new FaqChange(
                after, by, new Event(event, Optional.of(after.village()), subject, Faq.KIND + "." + type, facts, now));
    }
}
