package village.api.disclosure.question;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;

/** A question after an act, with the event that tells of it: written together or not at all. */
public record QuestionChange(Question after, Event event) {
    /** The fact that names the filing a question belongs to: what is shown of it changes too. */
    public static final String WITHIN = "within";

    /**
     * @param event its id
     * @param type past tense, for example {@code answered}
     * @param staff who of the staff acted; empty for askers, who are never named, and for clocks
     */
    public static QuestionChange of(Question after, UUID event, String type, Optional<Person.Id> staff, Instant now) {
        var facts = new LinkedHashMap<String, String>();
        after.about().filing().ifPresent(filing -> facts.put(WITHIN, filing.toString()));
        facts.put("item", after.about().item());
        staff.ifPresent(person -> facts.put("actor", person.toString()));
        var subject = new Event.Subject(Question.KIND, after.id().value(), after.version());
        return new QuestionChange(
                after, new Event(event, Optional.of(after.village()), subject, Question.KIND + "." + type, facts, now));
    }
}
