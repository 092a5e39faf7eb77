package village.infra.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.WechatAccount.Kind.MINI_PROGRAM;
import static village.wechat.gateway.WechatAccount.Kind.SERVICE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccount.Capability;

class PostgresWechatAccountsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final PostgresWechatAccounts accounts =
            new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer());

    @Test
    void knowsNobodyAtFirst() {
        assertThat(now(accounts.byAppId("wxnobody"))).isNull();
    }

    @Test
    void givesBackWhatWasSaved() {
        var account = account("wxa", MINI_PROGRAM, "secret-a");
        now(accounts.save(account, "乡音", false));
        assertThat(now(accounts.byAppId("wxa"))).isEqualTo(account);
    }

    @Test
    void showsAChangeAtOnceWhereItWasMade() {
        now(accounts.save(account("wxb", MINI_PROGRAM, "old"), "乡音", false));
        now(accounts.byAppId("wxb"));
        now(accounts.save(account("wxb", MINI_PROGRAM, "new"), "乡音", false));
        assertThat(now(accounts.byAppId("wxb")).secret()).isEqualTo("new");
    }

    @Test
    void sealsTheSecret() {
        now(accounts.save(account("wxc", MINI_PROGRAM, "verysecretvalue"), "乡音", false));
        var kept = POSTGRES.sql()
                .sql("select secret_sealed from wechat_account where app_id = 'wxc'")
                .map((row, meta) -> row.get(0, byte[].class))
                .one();
        assertThat(new String(now(kept), StandardCharsets.ISO_8859_1)).doesNotContain("verysecretvalue");
    }

    @Test
    void keepsOneStandardAccountOfAKind() {
        now(accounts.save(account("wxd", SERVICE, "s"), "乡音", true));
        now(accounts.save(account("wxe", SERVICE, "s"), "乡音", true));
        assertThat(now(accounts.standard(SERVICE)).appId()).isEqualTo("wxe");
        assertThat(now(accounts.byAppId("wxd"))).isNotNull();
    }

    @Test
    void findsTheVillagesOwnAccountElseTheStandardOne() {
        var village = village();
        now(accounts.save(account("wxf", SERVICE, "s"), "乡音", true));
        assertThat(now(accounts.forVillage(village, SERVICE)).appId()).isEqualTo("wxf");
        now(accounts.save(account("wxg", SERVICE, "s"), "乡音", false));
        now(accounts.use(village, "wxg"));
        assertThat(now(accounts.forVillage(village, SERVICE)).appId()).isEqualTo("wxg");
    }

    private static Village.Id village() {
        var id = UUID.randomUUID();
        now(POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '枫溪村')")
                .bind("id", id)
                .then());
        return new Village.Id(id);
    }

    private static WechatAccount account(String appId, WechatAccount.Kind kind, String secret) {
        return new WechatAccount(appId, kind, Set.of(Capability.PHONE_NUMBER, Capability.CONTENT_CHECK), secret);
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
