package village.api.news.keyword;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Actor;

/** What the log is told about keyword answers. */
final class KeywordEvents {
    private KeywordEvents() {}

    static Event of(String type, Actor actor, KeywordAnswer answer, UUID id, Instant at) {
        return new Event(
                id,
                Optional.of(answer.village()),
                new Event.Subject(KeywordAnswer.SUBJECT, answer.id().value(), answer.version()),
                type,
                Map.of("actor", actor.requirePerson().toString()),
                at);
    }
}
