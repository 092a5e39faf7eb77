package village.api.credit.course;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;

/** A course after an act, with the event that tells of it: written together or not at all. */
public record CourseChange(Course after, Event event) {
    /** @param type past tense, for example {@code published} */
    public static CourseChange of(Course after, UUID event, String type, Person.Id actor, Instant now) {
        var subject = new Event.Subject(Course.KIND, after.id().value(), after.version());
        var facts = Map.of("actor", actor.toString());
        return new CourseChange(
                after, new Event(event, Optional.of(after.village()), subject, Course.KIND + "." + type, facts, now));
    }
}
