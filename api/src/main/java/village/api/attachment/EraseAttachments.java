package village.api.attachment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.place.Village;

/**
 * Takes files away from everybody, because the law wants them gone. From that moment nobody opens them any more; their
 * bytes are removed right after, as often as it takes.
 */
public final class EraseAttachments {
    private static final int BATCH = 50;

    private final Attachments attachments;
    private final AttachmentStore store;
    private final Clock clock;
    private final AttachmentEvents events;

    public EraseAttachments(Attachments attachments, AttachmentStore store, Ids ids, Clock clock) {
        this.attachments = attachments;
        this.store = store;
        this.clock = clock;
        this.events = new AttachmentEvents(ids);
    }

    /** Joins the surrounding act. What is unknown or gone already is passed over. */
    public Mono<Void> erase(Village.Id village, Collection<Attachment.Id> ids) {
        return Flux.fromIterable(List.copyOf(ids))
                .concatMap(id -> attachments.byId(village, id))
                .map(Attachment::erased)
                .concatMap(gone -> attachments.erase(gone, events.of(AttachmentEvents.ERASED, gone, clock.instant())))
                .then();
    }

    /** One round of removing bytes; a file that cannot be removed now does not keep the others back. */
    public Mono<Void> removeBytes() {
        return attachments
                .toRemove(BATCH)
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(this::removed)
                .then();
    }

    private Mono<Void> removed(Attachments.Erased erased) {
        return store.remove(erased.id()).then(Mono.defer(() -> attachments.removed(erased, clock.instant())));
    }
}
