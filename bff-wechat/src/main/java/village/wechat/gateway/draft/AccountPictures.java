package village.wechat.gateway.draft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.enums.WxMpApiUrl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.news.Content;
import village.api.news.account.DraftBox;
import village.wechat.gateway.CallKind;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatGateway;
import village.wechat.gateway.draft.UploadedPictures.Use;

/** Brings an article's pictures to WeChat, one after the other, each once for an account. */
public final class AccountPictures {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** WeChat's limits. The material is an image: its thumbnails are for videos, and an account may have 1,000 only. */
    private static final int COVER_LIMIT = 10 * 1024 * 1024;

    private static final int INSIDE_LIMIT = 1024 * 1024 - 1024;

    private final WechatGateway gateway;
    private final AttachmentStore store;
    private final UploadedPictures uploaded;

    public AccountPictures(WechatGateway gateway, AttachmentStore store, UploadedPictures uploaded) {
        this.gateway = gateway;
        this.store = store;
        this.uploaded = uploaded;
    }

    /**
     * What WeChat calls the pictures.
     *
     * @param inside addresses by the picture's id
     */
    record Uploaded(String cover, Map<String, String> inside) {}

    /** A picture that is not there, or that nothing makes fit. Its message is for staff. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String why;

        Unusable(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    Mono<Uploaded> of(WechatAccount account, Content content) {
        return Mono.justOrEmpty(DraftBox.cover(content))
                .switchIfEmpty(Mono.error(() -> new Unusable("公众号的文章要有封面，请加一张图片。")))
                .flatMap(cover -> named(account, cover, Use.COVER))
                .flatMap(cover -> Flux.fromIterable(content.body().images())
                        .concatMap(picture -> named(account, picture, Use.INSIDE)
                                .map(address -> Map.entry(picture.toString(), address)))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
                        .map(inside -> new Uploaded(cover, inside)));
    }

    /** The account no longer has the cover: somebody deleted it there. */
    Mono<Void> forgetCover(WechatAccount account, Content content) {
        return Mono.justOrEmpty(DraftBox.cover(content))
                .flatMap(cover -> uploaded.forget(account.appId(), cover, Use.COVER));
    }

    private Mono<String> named(WechatAccount account, Attachment.Id picture, Use use) {
        return uploaded.find(account.appId(), picture, use)
                .switchIfEmpty(Mono.defer(() -> bytes(picture)
                        .flatMap(jpeg -> gateway.withTokenOfficial(
                                account, CallKind.PICTURE, service -> sent(service, jpeg, use)))
                        .flatMap(name -> uploaded.keep(account.appId(), picture, use, name)
                                .thenReturn(name))));
    }

    private Mono<byte[]> bytes(Attachment.Id picture) {
        return store.get(picture, AttachmentStore.Size.FULL)
                .switchIfEmpty(Mono.error(() -> new Unusable("有一张图片的文件不在了，请换一张图片。")))
                .flatMap(found -> found.content().reduceWith(ByteArrayOutputStream::new, AccountPictures::added))
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static ByteArrayOutputStream added(ByteArrayOutputStream all, ByteBuffer piece) {
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        all.writeBytes(bytes);
        return all;
    }

    private static String sent(WxMpService service, byte[] jpeg, Use use) throws WxErrorException {
        var upload =
                new PictureUpload((CloseableHttpClient) service.getRequestHttp().getRequestHttpClient());
        var config = service.getWxMpConfigStorage();
        var cover = use == Use.COVER;
        var url = cover
                ? WxMpApiUrl.Material.MATERIAL_ADD_URL.getUrl(config).formatted("image")
                : WxMpApiUrl.Material.IMG_UPLOAD_URL.getUrl(config);
        return name(
                service.execute(upload, url, fitting(jpeg, cover ? COVER_LIMIT : INSIDE_LIMIT)),
                cover ? "media_id" : "url");
    }

    private static byte[] fitting(byte[] jpeg, int limit) {
        try {
            return FittingPicture.within(jpeg, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer without a name is none of WeChat's. */
    private static String name(String answer, String field) {
        try {
            var name = JSON.readTree(answer).path(field).asString("");
            if (!name.isBlank()) {
                return name;
            }
        } catch (JacksonException unreadable) {
            // as good as no answer
        }
        throw new UncheckedIOException(new IOException("no name"));
    }
}
