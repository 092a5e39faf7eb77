package village.api.attachment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bytes of attachments. */
public interface AttachmentStore {
    /**
     * Takes bytes in to a temporary place, finds out from them what they are, and makes them harmless: images lose
     * everything but their picture. Stops reading at the size limit of the type. Refuses what is too large, of no known
     * type, or broken; then and on cancellation nothing is left behind.
     */
    Mono<Draft> put(Flux<ByteBuffer> content);

    /** Keeps a draft under an id, durably, and completes empty. */
    Mono<Void> commit(Draft draft, Attachment.Id id);

    /** Forgets a draft; completes empty, also where there is nothing left to forget. */
    Mono<Void> discard(Draft draft);

    /**
     * Finds bytes by id; empty when there are none. What has no thumbnail gives its full size; what cannot be had as MP3
     * is empty.
     */
    Mono<Content> get(Attachment.Id id, Size size);

    /** Forgets what was kept; completes empty, also where nothing was. */
    Mono<Void> remove(Attachment.Id id);

    /** Which rendering. */
    enum Size {
        /** As it is kept. */
        FULL,
        /** A small image. */
        THUMB,
        /** A recording as MP3, which every browser plays. */
        PLAYABLE
    }

    /**
     * Bytes that were taken in and examined.
     *
     * @param token names the temporary place
     * @param bytes how long the file is that will be kept
     * @param digest keyed hash of the bytes as they were sent, hexadecimal
     */
    record Draft(UUID token, Format format, long bytes, Optional<Attachment.Dimensions> dimensions, String digest) {}

    /**
     * Bytes to send.
     *
     * @param content cold; may be cancelled at any time
     */
    record Content(long bytes, Flux<ByteBuffer> content) {}
}
