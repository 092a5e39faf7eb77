package village.api.inquiry.expert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;

/** What is told of invitations: ids, never a name. */
final class InvitationEvents {
    private InvitationEvents() {}

    /** @param type past tense, for example {@code accepted} */
    static Event of(UUID id, Invitation after, String type, Person.Id actor, Instant now) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("desk", after.desk());
        facts.put("area", after.area());
        facts.put("actor", actor.toString());
        after.seat().ifPresent(seat -> facts.put("person", seat.person().toString()));
        var subject = new Event.Subject(Invitation.KIND, after.id().value(), after.version());
        return new Event(id, Optional.empty(), subject, Invitation.KIND + "." + type, facts, now);
    }
}
