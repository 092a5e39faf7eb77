package village.api.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/** {@link AttachmentStore} in memory: keeps bytes as they are, and takes what begins like a JPEG, AMR or PDF for one. */
public final class InMemoryAttachmentStore implements AttachmentStore {
    private static final int LIMIT = 1024 * 1024;

    private final Map<UUID, byte[]> drafts = new HashMap<>();
    private final Map<Attachment.Id, byte[]> kept = new HashMap<>();

    @Override
    public Mono<Draft> put(Flux<ByteBuffer> content) {
        return content.scanWith(ByteArrayOutputStream::new, InMemoryAttachmentStore::more)
                .last()
                .map(all -> draft(all.toByteArray()));
    }

    private static ByteArrayOutputStream more(ByteArrayOutputStream all, ByteBuffer piece) {
        if (all.size() + piece.remaining() > LIMIT) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
        }
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        all.writeBytes(bytes);
        return all;
    }

    private synchronized Draft draft(byte[] bytes) {
        var format = format(bytes);
        var token = Samples.nextId();
        drafts.put(token, bytes);
        var digest = HexFormat.of().toHexDigits(Arrays.hashCode(bytes));
        return new Draft(token, format, bytes.length, Optional.empty(), digest);
    }

    private static Format format(byte[] bytes) {
        var start = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
        return switch (start) {
            case "ffd8ffe0", "ffd8ffe1" -> Format.JPEG;
            case "2321414d" -> Format.AMR;
            case "25504446" -> Format.PDF;
            default -> throw Refusal.of(Reason.ATTACHMENT_TYPE);
        };
    }

    @Override
    public Mono<Void> commit(Draft draft, Attachment.Id id) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                kept.put(id, drafts.remove(draft.token()));
            }
        });
    }

    @Override
    public Mono<Void> discard(Draft draft) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                drafts.remove(draft.token());
            }
        });
    }

    @Override
    public Mono<Content> get(Attachment.Id id, Size size) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                var bytes = kept.get(id);
                return bytes == null || size == Size.PLAYABLE
                        ? null
                        : new Content(bytes.length, Flux.just(bytes).map(ByteBuffer::wrap));
            }
        });
    }

    @Override
    public Mono<Void> remove(Attachment.Id id) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                kept.remove(id);
            }
        });
    }

    /** How many files there are, drafts included. */
    public synchronized int files() {
        return drafts.size() + kept.size();
    }
}
