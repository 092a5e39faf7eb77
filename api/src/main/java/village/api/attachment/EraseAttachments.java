package village.api.attachment;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Duration AGAIN = Duration.ofMinutes(10);

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

    /**
     * One round of removing bytes.
     *
     * @param more whether others may be waiting for their turn
     * @param failures the files that could not be removed for the first time, and why
     */
    public record Round(boolean more, Map<Attachment.Id, Throwable> failures) {
        public Round {
            failures = Map.copyOf(failures);
        }
    }

    /** A file that cannot be removed now goes to the back and is tried again after some minutes. */
    public Mono<Round> removeBytes() {
        return Mono.defer(() -> attachments.toRemove(clock.instant(), BATCH))
                .flatMap(batch -> Flux.fromIterable(batch)
                        .concatMap(this::removed)
                        .collectMap(Failure::id, Failure::cause)
                        .map(failures -> new Round(batch.size() == BATCH, failures)));
    }

    private record Failure(Attachment.Id id, Throwable cause) {}

    /** Empty where the file is gone, and where it could not be removed once more. */
    private Mono<Failure> removed(Attachments.Erased erased) {
        return store.remove(erased.id())
                .then(Mono.<Optional<Throwable>>just(Optional.empty()))
                .onErrorResume(cause -> Mono.just(Optional.of(cause)))
                .flatMap(failed -> noted(erased, failed).then(Mono.justOrEmpty(failed)))
                .filter(cause -> !erased.putBack())
                .map(cause -> new Failure(erased.id(), cause));
    }

    private Mono<Void> noted(Attachments.Erased erased, Optional<Throwable> failed) {
        var now = clock.instant();
        return failed.isPresent() ? attachments.putBack(erased, now.plus(AGAIN)) : attachments.removed(erased, now);
    }
}
