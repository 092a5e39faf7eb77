package village.api.disclosure.publishing;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Attachments;
import village.api.attachment.ContentDigest;
import village.api.disclosure.Revision;
import village.api.place.Village;

/** Fixes what attachments hold at the moment of publication. */
public final class Enclosures {
    private final Attachments attachments;
    private final AttachmentStore store;

    public Enclosures(Attachments attachments, AttachmentStore store) {
        this.attachments = attachments;
        this.store = store;
    }

    /** In the order given. Refuses an attachment that nobody let pass yet. */
    Mono<List<Revision.Enclosure>> of(Village.Id village, List<Attachment.Id> ids) {
        return Flux.fromIterable(ids)
                .concatMap(id -> attachments
                        .byId(village, id)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND))))
                .map(Enclosures::passed)
                .concatMap(this::enclosure)
                .collectList();
    }

    private static Attachment passed(Attachment attachment) {
        if (attachment.state() != Attachment.State.PASS) {
            throw Refusal.of(Reason.ATTACHMENT_NOT_VIEWABLE, "有附件还没有通过内容审核，请先在“附件审核”里处理。");
        }
        return attachment;
    }

    private Mono<Revision.Enclosure> enclosure(Attachment attachment) {
        return store.get(attachment.id(), AttachmentStore.Size.FULL)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND)))
                .flatMap(content -> ContentDigest.of(content.content())
                        .map(hash -> new Revision.Enclosure(
                                attachment.id(), attachment.format(), attachment.name(), content.bytes(), hash)));
    }
}
