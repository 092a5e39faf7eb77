package village.api.complaint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * One act on a case: who, and when. Turns a case as a rule left it into a {@link Change}: the next version, its time
 * line entry and its event.
 *
 * @param person empty when the system acts by itself
 */
public record Moment(Optional<Person.Id> person, Instant now, Ids ids) {
    public static Moment of(Actor actor, Instant now, Ids ids) {
        return new Moment(actor.person(), now, ids);
    }

    /** The system acts: a clock ran out, or a route was found. */
    public static Moment system(Instant now, Ids ids) {
        return new Moment(Optional.empty(), now, ids);
    }

    /** A new identifier. */
    public UUID id() {
        return ids.next();
    }

    /** The first version of a case. */
    public Change first(Complaint complaint, Entry entry, String event) {
        return first(complaint, entry, event, Map.of());
    }

    /** The first version of a case, told of with more facts. */
    public Change first(Complaint complaint, Entry entry, String event, Map<String, String> facts) {
        return told(complaint, Optional.of(entry), event, facts);
    }

    public Change change(Complaint after, Entry entry, String event) {
        return change(after, entry, event, Map.of());
    }

    /**
     * The next version, told of.
     *
     * @param after as the rule left it, still with the version that was read
     * @param event for example {@code complaint.answered}
     * @param facts ids and plain facts, no personal data
     */
    public Change change(Complaint after, Entry entry, String event, Map<String, String> facts) {
        return told(after.next(), Optional.of(entry), event, facts);
    }

    /** The next version without an entry in the time line: what happens often and says little by itself. */
    public Change quietly(Complaint after, String event, Map<String, String> facts) {
        return told(after.next(), Optional.empty(), event, facts);
    }

    private Change told(Complaint after, Optional<Entry> entry, String type, Map<String, String> more) {
        var facts = new LinkedHashMap<>(more);
        facts.put("status", Wire.word(after.status()));
        facts.put("kind", Wire.word(after.intake().kind()));
        facts.put("aboutStaff", Boolean.toString(after.intake().aboutStaff()));
        facts.put("published", Boolean.toString(after.published()));
        person.ifPresent(actor -> facts.put("actor", actor.toString()));
        var subject = new Event.Subject("complaint", after.id().value(), after.version());
        var event = new Event(ids.next(), Optional.of(after.village()), subject, type, facts, now);
        return new Change(after, entry.map(said -> step(after, said)), event);
    }

    private Step step(Complaint after, Entry said) {
        var due = after.status().open() ? Optional.of(after.deadline().due()) : Optional.<Instant>empty();
        return new Step(
                ids.next(),
                said.type(),
                now,
                person,
                said.label(),
                due,
                said.publicText(),
                said.internalText(),
                List.copyOf(said.attachments()),
                Optional.empty());
    }
}
