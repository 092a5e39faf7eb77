package village.infra.wechat;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import reactor.core.publisher.Mono;
import village.infra.postgres.Database;
import village.wechat.gateway.WechatAccount;

/**
 * Enters the account of the settings where there is none: accounts are entered by operators, and nobody becomes one
 * without having signed in through an account.
 */
final class FirstAccount implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
    private static final String ANY = "select exists (select 1 from wechat_account)";

    private final FirstAccountSettings settings;
    private final PostgresWechatAccounts accounts;
    private final Database database;

    FirstAccount(FirstAccountSettings settings, PostgresWechatAccounts accounts, Database database) {
        this.settings = settings;
        this.accounts = accounts;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        enter().subscribe(nothing -> {}, failure -> LOG.warn("the first account was not entered", failure));
    }

    /** Does nothing where no account is given, or one is there. */
    Mono<Void> enter() {
        return settings.given() ? none().filter(none -> none).flatMap(none -> save()) : Mono.empty();
    }

    private Mono<Boolean> none() {
        return database.query(client -> client.sql(ANY)
                .map(row -> Boolean.FALSE.equals(row.get(0, Boolean.class)))
                .one());
    }

    private Mono<Void> save() {
        var account = new WechatAccount(
                settings.appId().strip(),
                WechatAccount.Kind.SERVICE,
                Set.of(WechatAccount.Capability.PAGE_LOGIN),
                settings.secret().strip());
        return accounts.save(account, "首个服务号", true);
    }
}
