package village.wechat.gateway;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.wechat.account.LateReplies;

/** Customer messages of public accounts by WxJava. */
final class WxJavaCustomerMessages implements LateReplies {
    private static final Logger LOG = LoggerFactory.getLogger(WxJavaCustomerMessages.class);

    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    WxJavaCustomerMessages(WechatAccounts accounts, WechatGateway gateway) {
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Override
    public Mono<Outcome> send(OpenId to, String text) {
        var message = WxMpKefuMessage.TEXT().toUser(to.value()).content(text).build();
        return accounts.byAppId(to.appId())
                .filter(account -> account.kind() != WechatAccount.Kind.MINI_PROGRAM)
                .flatMap(account -> gateway.withTokenOfficial(
                        account, CallKind.CUSTOMER_MESSAGE, service -> sent(service, message)))
                .onErrorResume(WechatFailure.class, failure -> Mono.just(toOutcome(failure)))
                .defaultIfEmpty(Outcome.IMPOSSIBLE);
    }

    /** WxJava takes any answer without an error code for a yes; WeChat says so in words. */
    private static Outcome sent(WxMpService service, WxMpKefuMessage message) throws WxErrorException {
        return accepted(service.getKefuService().sendKefuMessageWithResponse(message)) ? Outcome.SENT : Outcome.UNKNOWN;
    }

    private static boolean accepted(@Nullable String answer) {
        return answer != null && answer.replaceAll("\\s", "").contains("\"errcode\":0");
    }

    private static Outcome toOutcome(WechatFailure failure) {
        return switch (failure.nature()) {
            case NOT_SENT -> Outcome.TRY_LATER;
            case UNKNOWN -> Outcome.UNKNOWN;
            case ANSWERED -> toOutcome(failure.code());
        };
    }

    private static Outcome toOutcome(int code) {
        if (ErrorCodes.WINDOW_CLOSED.contains(code)) {
            return Outcome.REFUSED;
        }
        var passing = ErrorCodes.PASSING.contains(code) || ErrorCodes.TOKEN.contains(code);
        if (!passing) {
            LOG.info("customer message impossible, errcode={}", code);
        }
        return passing ? Outcome.TRY_LATER : Outcome.IMPOSSIBLE;
    }
}
