package village.infra.wechat.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.VillageCode;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.infra.wechat.PostgresCallbackSecrets;
import village.infra.wechat.PostgresWechatAccounts;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.register.AccountRegister;
import village.wechat.account.register.AccountRegister.Change;
import village.wechat.account.register.AccountRegister.Template;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccount.Capability;
import village.wechat.gateway.WechatAccount.Kind;

class PostgresAccountRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final PostgresWechatAccounts accounts =
            new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer());
    private final PostgresCallbackSecrets callbacks =
            new PostgresCallbackSecrets(POSTGRES.database(), TestSecrets.sealer());
    private final AccountRegister register = new PostgresAccountRegister(
            POSTGRES.database(),
            new AccountSecrets(TestSecrets.sealer(), accounts, callbacks),
            UUID::randomUUID,
            Clock.systemUTC());

    @Test
    void entersAnAccountOnceAndNeverShowsItsSecret() {
        var entered = now(register.enter(account("wxr1", "secretofr1"), "枫溪", false, once("k1")));
        var again = now(register.enter(account("wxr1", "secretofr1"), "枫溪", false, once("k1")));
        assertThat(again).isEqualTo(entered);
        assertThat(entered.toString()).doesNotContain("secretofr1");
        assertThat(now(accounts.byAppId("wxr1")).secret()).isEqualTo("secretofr1");
        assertThat(reason(register.enter(account("wxr1", "other"), "枫溪", false, once("k2"))))
                .isEqualTo(Reason.WECHAT_ACCOUNT_EXISTS);
    }

    @Test
    void changesWhatWasSeenAndKeepsTheSecretUnlessAnotherIsGiven() {
        var entered = now(register.enter(account("wxr2", "first"), "枫溪", false, once("k3")));
        var change = new Change("枫溪镇", Set.of(Capability.MENU), false);
        var changed = now(register.change("wxr2", entered.version(), change, Optional.empty()));
        assertThat(changed.facts()).isEqualTo(change);
        assertThat(now(accounts.byAppId("wxr2")).secret()).isEqualTo("first");
        assertThat(reason(register.change("wxr2", entered.version(), change, Optional.of("late"))))
                .isEqualTo(Reason.WECHAT_ACCOUNT_STALE);
        now(register.change("wxr2", changed.version(), change, Optional.of("second")));
        assertThat(now(accounts.byAppId("wxr2")).secret()).isEqualTo("second");
    }

    @Test
    void letsOneOfTwoWhoSawTheSameChange() {
        var version = now(register.enter(account("wxr3", "s"), "枫溪", false, once("k4")))
                .version();
        var refused = ConcurrentHashMap.<Reason>newKeySet();
        var done = Flux.range(0, 8)
                .flatMap(i -> register.change("wxr3", version, new Change("名" + i, Set.of(), false), Optional.empty())
                        .onErrorResume(Refusal.class, no -> {
                            refused.add(no.reason());
                            return Mono.empty();
                        }))
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(done).hasSize(1);
        assertThat(refused).containsExactly(Reason.WECHAT_ACCOUNT_STALE);
    }

    @Test
    void keepsTheKeyBeforeAndNoOlderOne() {
        now(register.enter(account("wxr4", "s"), "枫溪", false, once("k5")));
        var keys = List.of(key('a'), key('b'), key('c'));
        assertThat(now(register.agree("wxr4", "TokenOne", Optional.of(keys.get(0))))
                        .callback()
                        .previousKey())
                .isFalse();
        now(register.agree("wxr4", "TokenOne", Optional.of(keys.get(1))));
        now(register.agree("wxr4", "TokenTwo", Optional.of(keys.get(1))));
        assertThat(now(callbacks.of("wxr4")).toString()).doesNotContain("TokenTwo");
        assertThat(kept("wxr4", 1)).isEqualTo(keys.get(0));
        now(register.agree("wxr4", "TokenTwo", Optional.of(keys.get(2))));
        assertThat(kept("wxr4", 0)).isEqualTo(keys.get(2));
        assertThat(kept("wxr4", 1)).isEqualTo(keys.get(1));
    }

    @Test
    void sealsWhatIsAgreedOn() {
        now(register.enter(account("wxr5", "s"), "枫溪", false, once("k6")));
        now(register.agree("wxr5", "TokenInClear", Optional.of(key('d'))));
        var sealed = now(POSTGRES.sql()
                .sql("select callback_token_sealed || callback_key_sealed from wechat_account where app_id = 'wxr5'")
                .map((row, meta) -> row.get(0, byte[].class))
                .one());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("TokenInClear", "ddddd");
    }

    @Test
    void servesAVillageThroughOneAccountOfAKind() {
        village("330999777201");
        now(register.enter(account("wxr6", "s"), "枫溪", false, once("k7")));
        now(register.enter(account("wxr7", "s"), "枫溪", false, once("k8")));
        assertThat(now(register.serve("wxr6", new VillageCode("330999777201"))).villages())
                .hasSize(1);
        now(register.serve("wxr7", new VillageCode("330999777201")));
        assertThat(now(register.serve("wxr7", new VillageCode("330999777201"))).villages())
                .hasSize(1);
        assertThat(now(register.find("wxr6")).villages()).isEmpty();
        assertThat(now(register.leave("wxr7", new VillageCode("330999777201"))).villages())
                .isEmpty();
        assertThat(reason(register.serve("wxr7", new VillageCode("330999777999"))))
                .isEqualTo(Reason.VILLAGE_NOT_FOUND);
    }

    @Test
    void namesTemplates() {
        now(register.enter(account("wxr8", "s"), "枫溪", false, once("k9")));
        var template = new Template("answered", "tpl-1", "诉求答复通知", "pages/index/index", Map.of("thing1", "title"));
        assertThat(now(register.use("wxr8", template)).templates()).containsExactly(template);
        assertThat(now(register.drop("wxr8", "answered")).templates()).isEmpty();
    }

    @Test
    void refusesAnAccountNobodyEntered() {
        assertThat(reason(register.agree("wxnobody", "Token", Optional.empty())))
                .isEqualTo(Reason.WECHAT_ACCOUNT_UNKNOWN);
        assertThat(register.find("wxnobody").blockOptional(Duration.ofSeconds(10)))
                .isEmpty();
    }

    private static CallbackKey key(char letter) {
        return CallbackKey.of(String.valueOf(letter).repeat(42) + "A");
    }

    private static CallbackKey kept(String appId, int which) {
        var column = which == 0 ? "callback_key_sealed" : "callback_previous_key_sealed";
        var sealed = now(POSTGRES.sql()
                .sql("select " + column + " from wechat_account where app_id = :app")
                .bind("app", appId)
                .map((row, meta) -> row.get(0, byte[].class))
                .one());
        return CallbackKey.of(TestSecrets.sealer().open("wechat_account.callback_key", appId, sealed));
    }

    private static void village(String code) {
        var id = UUID.randomUUID();
        now(POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '枫溪村')")
                .bind("id", id)
                .then());
        now(POSTGRES.sql()
                .sql("insert into village_code (village_id, code, valid_from) values (:id, :code, '2020-01-01')")
                .bind("id", id)
                .bind("code", code)
                .then());
    }

    private static WechatAccount account(String appId, String secret) {
        return new WechatAccount(appId, Kind.SERVICE, Set.of(), secret);
    }

    private static Once once(String key) {
        return new Once("person:1", "wechat-account.enter", key, "f");
    }

    private static Reason reason(Mono<?> asked) {
        return catchThrowableOfType(Refusal.class, () -> now(asked)).reason();
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
