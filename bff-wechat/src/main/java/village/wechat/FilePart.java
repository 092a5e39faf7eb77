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

    private FilePart() {}

    /**
     * Refuses a request without it. Every buffer is copied and given back at once.
     *
     * @param missing what to say then
     */
    public static Flux<ByteBuffer> content(Flux<PartEvent> parts, String missing) {
        return parts.concatMap(FilePart::bytes)
                .onErrorMap(IllegalArgumentException.class, unreadable -> Refusal.of(Reason.REQUEST_MALFORMED))
                .switchIfEmpty(Flux.error(() -> Refusal.invalid("/file", missing)));
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
