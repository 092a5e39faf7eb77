package village.infra.wechat.inbox;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.infra.crypto.Sealer;
import village.infra.event.Loops;
import village.infra.postgres.Database;
import village.infra.redis.Redis;
import village.wechat.account.inbox.AnswerLetters;

@Configuration(value = "letterStores", proxyBeanMethods = false)
class InboxWiring {
    @Bean
    PostgresInbox accountInbox(Database database, Sealer sealer) {
        return new PostgresInbox(database, sealer);
    }

    @Bean
    PostgresParkedLetters parkedLetters(Database database, Sealer sealer, Ids ids, Clock clock) {
        return new PostgresParkedLetters(database, sealer, ids, clock);
    }

    @Bean
    RedisAside accountAside(Redis redis, Sealer sealer, InboxSettings settings) {
        return new RedisAside(redis, sealer, settings.aside(), settings.lost());
    }

    /** Only an instance with the WeChat face can answer. */
    @Bean
    Loops inboxWorkers(
            ObjectProvider<AnswerLetters> answer,
            PostgresInbox inbox,
            RedisAside aside,
            Clock clock,
            InboxSettings settings) {
        var answering = answer.getIfAvailable();
        return answering == null || !settings.enabled()
                ? Loops.idle()
                : InboxWorkers.of(answering, inbox, aside, clock, settings);
    }
}
