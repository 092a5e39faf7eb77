package village.wechat.gateway;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.constant.WxMaApiUrlConstants;
import cn.binarywang.wx.miniapp.constant.WxMaConstants;
import com.google.gson.JsonElement;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.json.GsonParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;
import village.api.notice.channel.SubscribeMessages;

/** Subscribe messages by WxJava. */
final class WxJavaSubscribeMessages implements SubscribeMessages {
    private static final Logger LOG = LoggerFactory.getLogger(WxJavaSubscribeMessages.class);

    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    WxJavaSubscribeMessages(WechatAccounts accounts, WechatGateway gateway) {
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Override
    public Mono<Receipt> send(Message message) {
        return accounts.byAppId(message.to().appId())
                .filter(account -> account.can(WechatAccount.Capability.SUBSCRIBE_MESSAGE))
                .flatMap(account -> sent(account, toWxJava(message)))
                .onErrorResume(WechatFailure.class, failure -> Mono.just(Receipt.of(toOutcome(failure))))
                .defaultIfEmpty(Receipt.of(Outcome.IMPOSSIBLE));
    }

    private Mono<Receipt> sent(WechatAccount account, WxMaSubscribeMessage message) {
        return gateway.withToken(account, CallKind.SUBSCRIBE_MESSAGE, service -> taken(service, message));
    }

    /** As WxJava sends it, which throws the name of the message away. */
    private static Receipt taken(WxMaService service, WxMaSubscribeMessage message) throws WxErrorException {
        var answer = service.post(WxMaApiUrlConstants.Subscribe.SUBSCRIBE_MSG_SEND_URL, message.toJson());
        var fields = GsonParser.parse(answer);
        if (fields.get("errcode").getAsInt() != 0) {
            throw new WxErrorException(WxError.fromJson(answer, WxType.MiniApp));
        }
        return named(fields.get("msgid"));
    }

    private static Receipt named(@Nullable JsonElement name) {
        return name == null || !name.isJsonPrimitive() || name.getAsString().isBlank()
                ? Receipt.of(Outcome.SENT)
                : Receipt.sent(name.getAsString());
    }

    private static WxMaSubscribeMessage toWxJava(Message message) {
        var wired = WxMaSubscribeMessage.builder()
                .toUser(message.to().value())
                .templateId(message.templateId())
                .page(message.page())
                .lang(WxMaConstants.MiniProgramLang.ZH_CN)
                .build();
        message.data().forEach((field, text) -> wired.addData(new WxMaSubscribeMessage.MsgData(field, text)));
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
            LOG.info("subscribe message impossible, errcode={}", code);
        }
        return passing ? Outcome.TRY_LATER : Outcome.IMPOSSIBLE;
    }
}
