package village.wechat;

import java.nio.ByteBuffer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/** The one file of a multipart request, as it comes in: nothing is gathered. */
public final class FilePart {
    private static final String NAME = "file";
    private static final long MOST_UNREAD = 64L * 1024 * 1024;

    private FilePart() {}

    /**
     * Refuses a request without it. Every buffer is copied and given back at once.
     *
     * @param missing what to say then
     */
    public static Flux<ByteBuffer> content(Flux<PartEvent> parts, String missing) {
        return toTheEnd(parts)
                .concatMap(FilePart::bytes)
                .onErrorMap(IllegalArgumentException.class, unreadable -> Refusal.of(Reason.REQUEST_MALFORMED))
                .switchIfEmpty(Flux.error(() -> Refusal.invalid("/file", missing)));
    }

    /** A form that is read to its end, as far as that goes, though its reader leaves. */
    public static Flux<PartEvent> toTheEnd(Flux<PartEvent> parts) {
        return new ReadOn<>(parts, FilePart::throwAway, MOST_UNREAD).pieces();
    }

    private static long throwAway(PartEvent event) {
        var size = event.content().readableByteCount();
        DataBufferUtils.release(event.content());
        return size;
    }

    private static Mono<ByteBuffer> bytes(PartEvent event) {
        var bytes = copied(event.content());
        return event instanceof FilePartEvent && event.name().equals(NAME) ? Mono.just(bytes) : Mono.empty();
    }

    private static ByteBuffer copied(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return ByteBuffer.wrap(bytes);
    }
}
