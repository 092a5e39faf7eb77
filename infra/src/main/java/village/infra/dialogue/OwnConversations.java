package village.infra.dialogue;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.postgres.Database;
import village.wechat.dialogue.talk.Draft;

/** What a person said to public accounts and has not decided about. It goes with him. */
final class OwnConversations implements PersonalRecords {
    private static final String OF = """
            select c.app_id, c.openid, c.changed_at, c.dialogue_sealed
            from conversation c join wechat_identity i on i.app_id = c.app_id and i.openid = c.openid
            where i.person_id = :person and c.dialogue_sealed is not null
            order by c.changed_at desc limit :limit
            """;
    private static final String ERASE = """
            delete from conversation c using wechat_identity i
            where i.person_id = :person and c.app_id = i.app_id and c.openid = i.openid
            """;

    private final Database database;
    private final PostgresConversations conversations;

    OwnConversations(Database database, PostgresConversations conversations) {
        this.database = database;
        this.conversations = conversations;
    }

    @Override
    public String section() {
        return "conversations";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .bind("limit", limit)
                .map(this::toLine)
                .all()
                .collectList());
    }

    private Map<String, Object> toLine(Readable row) {
        var follower = new OpenId(text(row, 0), text(row, 1));
        var dialogue = conversations.opened(follower, row.get(3, byte[].class));
        var line = new LinkedHashMap<String, Object>();
        line.put("account", follower.appId());
        line.put("changedAt", instant(row, 2).toString());
        dialogue.drafts().current().map(Draft::text).ifPresent(words -> line.put("draft", words));
        Optional.of(dialogue.drafts()
                        .current()
                        .map(draft -> draft.media().size())
                        .orElse(0))
                .filter(count -> count > 0)
                .ifPresent(count -> line.put("recordingsAndPhotos", count));
        return line;
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(
                client -> client.sql(ERASE).bind("person", person.value()).then());
    }
}
