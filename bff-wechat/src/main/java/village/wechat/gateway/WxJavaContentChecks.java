package village.wechat.gateway;

import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.api.attachment.ContentChecks;
import village.api.identity.OpenId;

/** WeChat's asynchronous content check (mediaCheckAsync, version 2) by WxJava. */
final class WxJavaContentChecks implements ContentChecks {
    private static final int VERSION = 2;
    private static final int SCENE_FORUM = 3;

    private final WechatAccounts accounts;
    private final WechatGateway gateway;

    WxJavaContentChecks(WechatAccounts accounts, WechatGateway gateway) {
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Override
    public Mono<String> submit(OpenId uploader, String mediaUrl, MediaKind kind) {
        var request = WxMaMediaSecCheckCheckRequest.builder()
                .mediaUrl(mediaUrl)
                .mediaType(kind == MediaKind.VOICE ? 1 : 2)
                .version(VERSION)
                .openid(uploader.value())
                .scene(SCENE_FORUM)
                .build();
        return accounts.byAppId(uploader.appId())
                .filter(account -> account.can(WechatAccount.Capability.CONTENT_CHECK))
                .flatMap(account -> gateway.withToken(
                        account,
                        CallKind.CONTENT_CHECK,
                        service -> traced(service.getSecurityService()
                                .mediaCheckAsync(request)
                                .getTraceId())))
                .onErrorResume(WechatFailure.class, WxJavaContentChecks::leftToPeople);
    }

    private static String traced(@Nullable String traceId) {
        if (traceId == null || traceId.isBlank()) {
            throw WechatFailure.unknown("no trace id");
        }
        return traceId;
    }

    /** An account or user WeChat will never check for is not a failure: people look instead. */
    private static Mono<String> leftToPeople(WechatFailure failure) {
        var passing = failure.nature() != WechatFailure.Nature.ANSWERED
                || ErrorCodes.PASSING.contains(failure.code())
                || ErrorCodes.TOKEN.contains(failure.code());
        return passing ? Mono.error(() -> new Unavailable("wechat", failure)) : Mono.empty();
    }
}
