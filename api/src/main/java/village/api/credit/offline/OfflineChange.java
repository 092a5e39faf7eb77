package village.api.credit.offline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;

/** Study after an act, with the event that tells of it: written together or not at all. */
public record OfflineChange(OfflineStudy after, Event event) {
    static OfflineChange of(OfflineStudy after, UUID event, Instant now) {
        var waiting = after.state() == OfflineStudy.State.WAITING;
        var type = waiting ? "handed-in" : after.state().name().toLowerCase(Locale.ROOT);
        var facts = new LinkedHashMap<String, String>();
        facts.put("member", after.member().id().toString());
        after.decision().ifPresent(made -> facts.put("actor", made.by().toString()));
        var subject = new Event.Subject(OfflineStudy.KIND, after.id().value(), after.version());
        return new OfflineChange(
                after,
                new Event(
                        event,
                        Optional.of(after.member().village()),
                        subject,
                        OfflineStudy.KIND + "." + type,
                        facts,
                        now));
    }
}
