package village.wechat.gateway.draft;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;

/** Which pictures an account has already, so that none is uploaded twice. */
public interface UploadedPictures {
    /** What a picture is for; WeChat keeps the two apart. */
    enum Use {
        /** Permanent material, named by a media id. */
        COVER,
        /** Inside a text, named by an address. */
        INSIDE
    }

    /** What WeChat calls the picture; empty where it was not uploaded. */
    Mono<String> find(String appId, Attachment.Id picture, Use use);

    /** Keeps what WeChat calls a picture; the latest counts. */
    Mono<Void> keep(String appId, Attachment.Id picture, Use use, String name);

    /** WeChat does not know the picture any more; completes empty, also where nothing was kept. */
    Mono<Void> forget(String appId, Attachment.Id picture, Use use);
}
