package village.api.inquiry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;

/** An inquiry after an act, with the event that tells of it: written together or not at all. */
public record InquiryChange(Inquiry after, Event event) {
    /**
     * @param event its id
     * @param type past tense, for example {@code answered}
     * @param staff who of the staff acted; empty for askers, who are never named
     */
    public static InquiryChange of(Inquiry after, UUID event, String type, Optional<Person.Id> staff, Instant now) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("desk", after.desk());
        staff.ifPresent(person -> facts.put("actor", person.toString()));
        var subject = new Event.Subject(Inquiry.KIND, after.id().value(), after.version());
        return new InquiryChange(
                after, new Event(event, Optional.of(after.village()), subject, Inquiry.KIND + "." + type, facts, now));
    }
}
