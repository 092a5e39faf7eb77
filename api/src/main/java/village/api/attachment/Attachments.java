package village.api.attachment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What is known about attachments. Each method is atomic and joins the surrounding act. What was erased is found by none of
 * them any more, whoever asks.
 */
public interface Attachments {
    /**
     * Adds a new attachment with its event, once.
     *
     * @return the attachment the key stands for: another than the given one when the same upload came before
     */
    Mono<Attachment> add(Attachment attachment, Event event, Once once);

    Mono<Attachment> byId(Village.Id village, Attachment.Id id);

    /** What was used for {@code owner}, in order of upload; possibly an empty list. */
    Mono<List<Attachment>> of(Village.Id village, Attachment.Owner owner);

    /** Used attachments in one of the states, oldest first. What was never used concerns nobody. */
    Mono<Page<Attachment, UUID>> inState(
            Village.Id village, Set<Attachment.State> states, Optional<UUID> after, int limit);

    /**
     * Uses uploads for {@code owner}, all or none; completes empty. Refuses ids that do not exist, were uploaded by
     * somebody else or in another village, or are used already ({@code attachment.not-yours}). Of two that claim the
     * same upload one wins.
     */
    Mono<Void> claim(Village.Id village, List<Attachment.Id> ids, Person.Id uploader, Attachment.Owner owner);

    /**
     * Keeps a change of state with its event. Refuses when somebody changed the attachment since it was read
     * ({@code edit.conflict}).
     */
    Mono<Attachment> change(Attachment changed, Event event);

    /**
     * Notes what the bytes of an older upload are, where that is not known; completes empty. It is no change of the
     * attachment, and nothing happens to one that was erased.
     */
    Mono<Void> fingerprint(Village.Id village, Attachment.Id id, String sha256);

    /**
     * Keeps for good that an attachment was erased, with its event, and that its bytes are still to be removed; completes
     * empty. Refuses when somebody changed the attachment since it was read ({@code edit.conflict}).
     */
    Mono<Void> erase(Attachment erased, Event event);

    /** Erased ones whose bytes nobody has removed yet and whose turn has come, whose turn came first first. */
    Mono<List<Erased>> toRemove(Instant now, int limit);

    /** Notes that the bytes of an erased attachment cannot be removed now; its turn comes again then. Completes empty. */
    Mono<Void> putBack(Erased erased, Instant next);

    /** Notes that the bytes of an erased attachment are gone; completes empty, also a second time. */
    Mono<Void> removed(Erased erased, Instant at);

    /**
     * Names one that was erased, in any village.
     *
     * @param putBack whether its bytes could not be removed before
     */
    record Erased(Village.Id village, Attachment.Id id, boolean putBack) {}
}
