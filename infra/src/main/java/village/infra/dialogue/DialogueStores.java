package village.infra.dialogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.place.Villages;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.wechat.dialogue.ServedVillages;

@Configuration(proxyBeanMethods = false)
class DialogueStores {
    @Bean
    PostgresConversations conversations(Database database, Sealer sealer) {
        return new PostgresConversations(database, sealer);
    }

    @Bean
    OwnConversations ownConversations(Database database, PostgresConversations conversations) {
        return new OwnConversations(database, conversations);
    }

    @Bean
    ServedVillages servedVillages(Database database, Villages villages) {
        return new PostgresServedVillages(database, villages);
    }
}
