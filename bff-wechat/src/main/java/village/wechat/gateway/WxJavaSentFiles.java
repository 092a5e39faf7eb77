package village.wechat.gateway;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.wechat.dialogue.SentFiles;

/** What was sent in a chat, fetched through WxJava and our own bounded reading. */
final class WxJavaSentFiles implements SentFiles {
    private static final Pattern MEDIA_ID = Pattern.compile("[0-9A-Za-z_-]{1,256}");

    private final WechatAccounts accounts;
    private final WechatGateway gateway;
    private final BoundedDownload download;
    private final String url;

    WxJavaSentFiles(WechatAccounts accounts, WechatGateway gateway, Wire wire, String api) {
        this.accounts = accounts;
        this.gateway = gateway;
        this.download = new BoundedDownload(wire);
        this.url = api + "/cgi-bin/media/get?media_id=";
    }

    @Override
    public Mono<Answer> fetch(OpenId follower, String mediaId) {
        if (!MEDIA_ID.matcher(mediaId).matches()) {
            return Mono.just(Missing.GONE);
        }
        return accounts.byAppId(follower.appId())
                .filter(account -> account.kind() != WechatAccount.Kind.MINI_PROGRAM)
                .flatMap(account -> gateway.withTokenOfficial(
                        account, CallKind.SENT_FILE, service -> service.execute(download, url + mediaId, "")))
                .<Answer>map(bytes -> new File(ByteBuffer.wrap(bytes)))
                .defaultIfEmpty(Missing.DENIED)
                .onErrorResume(WechatFailure.class, failure -> Mono.just(missing(failure)));
    }

    private static Missing missing(WechatFailure failure) {
        return switch (failure.code()) {
            case ErrorCodes.MEDIA_INVALID -> Missing.GONE;
            case ErrorCodes.MEDIA_TOO_LARGE -> Missing.TOO_LARGE;
            case ErrorCodes.NOT_AUTHORIZED -> Missing.DENIED;
            default -> Missing.NOT_NOW;
        };
    }
}
