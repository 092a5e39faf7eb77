package village.api.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * One act on a filing: who, and when. Turns a filing as a rule left it into a {@link Change} with its event.
 *
 * @param person empty when a clock acts
 */
public record Act(Optional<Person.Id> person, Instant now, Ids ids) {
    public static Act of(Actor actor, Instant now, Ids ids) {
        return new Act(Optional.of(actor.requirePerson()), now, ids);
    }

    public static Act ofClock(Instant now, Ids ids) {
        return new Act(Optional.empty(), now, ids);
    }

    public UUID id() {
        return ids.next();
    }

    public Hand hand() {
        return new Hand(person.orElseThrow(), now);
    }

    /** @param type for example {@code disclosure.submitted} */
    public Change told(Filing after, String type) {
        return told(after, type, Map.of());
    }

    /** @param more ids and plain facts, no personal data */
    public Change told(Filing after, String type, Map<String, String> more) {
        return new Change(after, Optional.empty(), Optional.empty(), event(after, type, more));
    }

    /** What became public: told as a correction from the second revision on. */
    public Change published(Filing after, Revision revision, LocalDate owedSince) {
        var type = revision.number() == 1 ? "disclosure.published" : "disclosure.corrected";
        return new Change(
                after,
                Optional.of(new Change.Publication(revision, owedSince)),
                Optional.empty(),
                event(after, type, Map.of()));
    }

    /** What was blanked because the law asks for it. */
    public Change erased(Filing after, int number, String reason) {
        var facts = Map.of("erased", Integer.toString(number));
        return new Change(
                after,
                Optional.empty(),
                Optional.of(new Change.Erasure(number, reason)),
                event(after, "disclosure.erased", facts));
    }

    private Event event(Filing after, String type, Map<String, String> more) {
        var facts = new LinkedHashMap<>(more);
        facts.put("item", after.item());
        facts.put("class", word(after.disclosureClass()));
        facts.put("period", after.period().word());
        facts.put("revision", Integer.toString(revision(after)));
        person.ifPresent(actor -> facts.put("actor", actor.toString()));
        var subject = new Event.Subject(Filing.OWNER, after.id().value(), after.version());
        return new Event(ids.next(), Optional.of(after.village()), subject, type, facts, now);
    }

    /** The one in hand, else the newest published. */
    private static int revision(Filing after) {
        return after.work()
                .map(Work::number)
                .or(() -> after.published().map(Published::revision))
                .orElse(1);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
