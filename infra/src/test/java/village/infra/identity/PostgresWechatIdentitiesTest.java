package village.infra.identity;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatIdentitiesContract;
import village.infra.postgres.PostgresExtension;

class PostgresWechatIdentitiesTest implements WechatIdentitiesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final WechatIdentities identities = new PostgresWechatIdentities(POSTGRES.database(), Townsfolk.IDS);

    @BeforeAll
    static void addAccounts() {
        new Townsfolk(POSTGRES).execute("""
                insert into wechat_account (app_id, kind, name, secret_sealed)
                values ('mini', 'mini-program', '乡音', ''), ('page', 'service', '乡音服务号', '')
                """);
    }

    @Override
    public WechatIdentities identities() {
        return identities;
    }

    @Override
    public void occupy(Person.Id person) {
        new Townsfolk(POSTGRES).grant(person, "operator", Optional.empty(), Optional.empty());
    }
}
