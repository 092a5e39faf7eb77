package village.infra.dialogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.place.Villages;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.wechat.dialogue.Conversations;
import village.wechat.dialogue.ServedVillages;

@Configuration(proxyBeanMethods = false)
class DialogueStores {
    @Bean
    Conversations conversations(Database database, Sealer sealer) {
        return new PostgresConversations(database, sealer);
    }

    @Bean
    ServedVillages servedVillages(Database database, Villages villages) {
        return new PostgresServedVillages(database, villages);
    }
}
