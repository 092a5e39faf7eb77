package village.infra.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.infra.wechat.PostgresWechatAccounts;
import village.wechat.gateway.WechatAccount;

class PostgresServedVillagesTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final InMemoryVillages villages = new InMemoryVillages();

    @Test
    void servesItsOwnVillagesAndAsStandardAccountThoseWithoutOne() {
        var own = village("330999101203", "桥头村");
        var without = village("330999101201", "枫溪村");
        var mini = village("330999101202", "竹坞村");
        var accounts = new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer());
        now(accounts.save(account("wxown", WechatAccount.Kind.SERVICE), "桥头", false));
        now(accounts.save(account("wxall", WechatAccount.Kind.SERVICE), "县", true));
        now(accounts.save(account("wxmini", WechatAccount.Kind.MINI_PROGRAM), "小程序", false));
        now(accounts.use(own.id(), "wxown"));
        now(accounts.use(mini.id(), "wxmini"));
        var served = new PostgresServedVillages(POSTGRES.database(), villages);
        assertThat(now(served.of("wxown"))).containsExactly(own);
        assertThat(now(served.of("wxall"))).containsExactly(without, mini);
        assertThat(now(served.of("wxunknown"))).isEmpty();
    }

    private Village village(String code, String name) {
        var village = new Village(new Village.Id(UUID.randomUUID()), new VillageCode(code), name, "枫溪镇", "枫江县");
        now(POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, :name)")
                .bind("id", village.id().value())
                .bind("name", name)
                .then());
        return villages.put(village);
    }

    private static WechatAccount account(String appId, WechatAccount.Kind kind) {
        return new WechatAccount(appId, kind, Set.of(), "s");
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
