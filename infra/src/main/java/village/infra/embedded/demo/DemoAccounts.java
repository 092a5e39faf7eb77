package village.infra.embedded.demo;

import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.infra.wechat.PostgresWechatAccounts;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccount.Capability;
import village.wechat.gateway.WechatAccount.Kind;

/** Enters the two accounts at the simulated WeChat. Their secrets are drawn anew in each demo village. */
public final class DemoAccounts {
    static final String MINI_PROGRAM = "wxdemo0mini000001";
    public static final String SERVICE_ACCOUNT = "wxdemo0service001";

    private final PostgresWechatAccounts accounts;

    DemoAccounts(PostgresWechatAccounts accounts) {
        this.accounts = accounts;
    }

    Mono<Void> enter() {
        return accounts.save(miniProgram(), "乡音演示小程序", true).then(accounts.save(service(), "乡音演示服务号", true));
    }

    private static WechatAccount miniProgram() {
        return new WechatAccount(
                MINI_PROGRAM,
                Kind.MINI_PROGRAM,
                Set.of(Capability.PHONE_NUMBER, Capability.SUBSCRIBE_MESSAGE, Capability.CONTENT_CHECK),
                secret());
    }

    private static WechatAccount service() {
        return new WechatAccount(
                SERVICE_ACCOUNT,
                Kind.SERVICE,
                Set.of(
                        Capability.PAGE_LOGIN,
                        Capability.TEMPLATE_MESSAGE,
                        Capability.MENU,
                        Capability.PAGE_SCRIPT,
                        Capability.DRAFT_BOX),
                secret());
    }

    private static String secret() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
