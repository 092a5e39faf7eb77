package village.infra.fault;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;
import village.infra.postgres.Database;
import village.wechat.account.AccountMessage;
import village.wechat.account.Conversation;

/** Answers with what it heard, notes every time it is asked, and thinks long about what begins with 慢. */
final class NotingConversation implements Conversation {
    static final String SETTING = "fault.noting-conversation";
    static final String TABLE = "create table if not exists noted (key text not null)";
    static final Duration LONG = Duration.ofSeconds(5);

    private final Database database;

    private NotingConversation(Database database) {
        this.database = database;
    }

    /** In place of the house's own, where a test asks for it. */
    static void instead(ConfigurableApplicationContext context) {
        if (context.getEnvironment().containsProperty(SETTING) && context instanceof GenericApplicationContext open) {
            open.registerBean(
                    "notingConversation",
                    Conversation.class,
                    () -> new NotingConversation(open.getBean(Database.class)),
                    definition -> definition.setPrimary(true));
        }
    }

    @Override
    public Mono<Optional<String>> answer(AccountMessage message, String key) {
        var text = message.content() instanceof AccountMessage.Text heard ? heard.text() : "";
        var thought = Mono.delay(text.startsWith("慢") ? LONG : Duration.ZERO);
        return database.write(client -> client.sql("insert into noted (key) values (:key)")
                        .bind("key", key)
                        .then())
                .then(thought)
                .thenReturn(Optional.of("听到：" + text));
    }
}
