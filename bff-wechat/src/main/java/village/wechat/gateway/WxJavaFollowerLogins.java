package village.wechat.gateway;

import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.FollowerLogins;
import village.api.identity.OpenId;
import village.api.identity.WechatLogin;

/** What a public account may ask of its followers, by WxJava. */
final class WxJavaFollowerLogins implements FollowerLogins {
    /** Somebody waits for a reply. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final String LANGUAGE = "zh_CN";

    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    WxJavaFollowerLogins(WechatAccounts accounts, WechatGateway gateway) {
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Override
    public Mono<WechatLogin> login(OpenId follower) {
        return accounts.byAppId(follower.appId())
                .filter(account -> account.kind() != WechatAccount.Kind.MINI_PROGRAM)
                .flatMap(account -> gateway.withTokenOfficial(
                        account,
                        CallKind.FOLLOWER,
                        service -> Optional.ofNullable(service.getUserService()
                                        .userInfo(follower.value(), LANGUAGE)
                                        .getUnionId())
                                .filter(union -> !union.isBlank())))
                .map(union -> new WechatLogin(follower, union))
                .timeout(PATIENCE, Mono.empty())
                .onErrorResume(WechatFailure.class, failure -> Mono.empty());
    }
}
