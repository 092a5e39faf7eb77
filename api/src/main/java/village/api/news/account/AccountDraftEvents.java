package village.api.news.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;

/** What the log is told about drafts. */
final class AccountDraftEvents {
    private AccountDraftEvents() {}

    static Event of(AccountDraft draft, Optional<Person.Id> actor, UUID id, Instant at) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("article", draft.article().toString());
        facts.put("revision", Integer.toString(draft.revision()));
        actor.ifPresent(person -> facts.put("actor", person.toString()));
        return new Event(
                id,
                Optional.of(draft.village()),
                new Event.Subject("account-draft", draft.id().value(), draft.version()),
                "news.account-draft-" + draft.state().name().toLowerCase(Locale.ROOT),
                facts,
                at);
    }
}
