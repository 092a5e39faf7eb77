package village.wechat.attachment;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.FilePart;

/** The one file of a multipart request, passed on while it arrives. */
final class SentFile {
    private static final String NAME = "file";
    /** Small form fields that some clients add; they are not looked at. */
    private static final int MAX_OTHER_PARTS = 10;

    private int files;
    private int others;

    private volatile Optional<String> called = Optional.empty();

    SentFile() {}

    /** Pieces in order. Refuses a request without the file, with two, or that is not multipart at all. */
    Flux<ByteBuffer> content(Flux<PartEvent> parts) {
        return Flux.defer(() -> FilePart.toTheEnd(parts).<ByteBuffer>handle(this::take))
                .switchIfEmpty(Flux.error(() -> Refusal.invalid("/" + NAME, "请选择要上传的文件。")))
                .onErrorMap(IllegalArgumentException.class, unreadable -> Refusal.of(Reason.REQUEST_MALFORMED))
                .onErrorMap(DecodingException.class, broken -> Refusal.of(Reason.REQUEST_MALFORMED))
                .onErrorMap(DataBufferLimitException.class, large -> Refusal.of(Reason.REQUEST_TOO_LARGE))
                .doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()));
    }

    /** What the sender calls it; known once the content was read. */
    Optional<String> name() {
        return called;
    }

    private void take(PartEvent part, SynchronousSink<ByteBuffer> sink) {
        var piece = copied(part.content());
        if (part instanceof FilePartEvent file && part.name().equals(NAME) && files == 0) {
            called = Optional.of(file.filename());
            files = part.isLast() ? 1 : 0;
            if (piece.hasRemaining()) {
                sink.next(piece);
            }
        } else if (part instanceof FilePartEvent || ++others > MAX_OTHER_PARTS) {
            sink.error(Refusal.invalid("/" + NAME, "一次只能上传一个文件，字段名为 file。"));
        }
    }

    private static ByteBuffer copied(DataBuffer buffer) {
        try {
            var copy = ByteBuffer.allocate(buffer.readableByteCount());
            buffer.toByteBuffer(copy);
            return copy;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
