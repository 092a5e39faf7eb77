package village.infra.wechat.register;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.infra.wechat.PostgresCallbackSecrets;
import village.infra.wechat.PostgresWechatAccounts;
import village.wechat.account.menu.MenuChanges;
import village.wechat.account.register.AccountRegister;

@Configuration(proxyBeanMethods = false)
class RegisterWiring {
    @Bean
    AccountRegister accountRegister(
            Database database,
            Sealer sealer,
            PostgresWechatAccounts accounts,
            PostgresCallbackSecrets callbacks,
            Ids ids,
            Clock clock) {
        return new PostgresAccountRegister(database, new AccountSecrets(sealer, accounts, callbacks), ids, clock);
    }

    @Bean
    MenuChanges menuChanges(Database database, Ids ids, Clock clock) {
        return new PostgresMenuChanges(database, ids, clock);
    }
}
