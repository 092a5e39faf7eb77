package village.api.credit.appeal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;

/** An appeal after an act, with the event that tells of it: written together or not at all. */
public record AppealChange(Appeal after, Event event) {
    /** @param type past tense: {@code filed} or {@code decided} */
    public static AppealChange of(Appeal after, UUID event, String type, Instant now) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("member", after.member().id().toString());
        facts.put("line", after.line().toString());
        after.filedBy().ifPresent(person -> facts.put("person", person.toString()));
        after.decision().ifPresent(made -> facts.put("actor", made.by().toString()));
        var subject = new Event.Subject(Appeal.KIND, after.id().value(), after.version());
        return new AppealChange(
                after,
                new Event(event, Optional.of(after.member().village()), subject, Appeal.KIND + "." + type, facts, now));
    }
}
