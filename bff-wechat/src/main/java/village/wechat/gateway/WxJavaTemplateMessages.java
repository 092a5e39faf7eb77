package village.wechat.gateway;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;
import village.api.notice.channel.TemplateMessages;

/** Template messages of certified 服务号 by WxJava. A subscription account (订阅号) has none, whatever it claims. */
final class WxJavaTemplateMessages implements TemplateMessages {
    private static final Logger LOG = LoggerFactory.getLogger(WxJavaTemplateMessages.class);

    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    WxJavaTemplateMessages(WechatAccounts accounts, WechatGateway gateway) {
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Override
    public Mono<Receipt> send(Message message) {
        var wired = toWxJava(message);
        return accounts.byAppId(message.to().appId())
                .filter(WxJavaTemplateMessages::may)
                .flatMap(account ->
                        gateway.withTokenOfficial(account, CallKind.TEMPLATE_MESSAGE, service -> sent(service, wired)))
                .onErrorResume(WechatFailure.class, failure -> Mono.just(Receipt.of(toOutcome(failure))))
                .defaultIfEmpty(Receipt.of(Outcome.IMPOSSIBLE));
    }

    private static boolean may(WechatAccount account) {
        return account.kind() == WechatAccount.Kind.SERVICE && account.can(WechatAccount.Capability.TEMPLATE_MESSAGE);
    }

    /** WeChat names each message it took; an answer without a name is none of its own. */
    private static Receipt sent(WxMpService service, WxMpTemplateMessage message) throws WxErrorException {
        var id = service.getTemplateMsgService().sendTemplateMsg(message);
        return id == null || id.isBlank() ? Receipt.of(Outcome.UNKNOWN) : Receipt.sent(id);
    }

    private static WxMpTemplateMessage toWxJava(Message message) {
        var wired = WxMpTemplateMessage.builder()
                .toUser(message.to().value())
                .templateId(message.templateId())
                .url(message.url().isEmpty() ? null : message.url())
                .build();
        message.data().forEach((field, text) -> wired.addData(new WxMpTemplateData(field, text)));
        return wired;
    }

    private static Outcome toOutcome(WechatFailure failure) {
        return switch (failure.nature()) {
            case NOT_SENT -> Outcome.TRY_LATER;
            case UNKNOWN -> Outcome.UNKNOWN;
            case ANSWERED -> toOutcome(failure.code());
        };
    }

    private static Outcome toOutcome(int code) {
        if (code == ErrorCodes.NOT_ALLOWED_BY_USER) {
            return Outcome.REFUSED;
        }
        var passing = ErrorCodes.PASSING.contains(code) || ErrorCodes.TOKEN.contains(code);
        if (!passing) {
            LOG.info("template message impossible, errcode={}", code);
        }
        return passing ? Outcome.TRY_LATER : Outcome.IMPOSSIBLE;
    }
}
