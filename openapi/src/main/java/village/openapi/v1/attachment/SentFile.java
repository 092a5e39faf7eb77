package village.openapi.v1.attachment;

import java.nio.ByteBuffer;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.client.Pieces;

/** The one file of a multipart request, passed on piece by piece. */
final class SentFile {
    private static final String NAME = "file";

    private boolean ended;

    /** Pieces in order. Refuses a request without the file, with two, with anything else, or that is not multipart. */
    Flux<ByteBuffer> content(Flux<PartEvent> parts) {
        return Flux.defer(() -> parts.<ByteBuffer>handle(this::take))
                .switchIfEmpty(Flux.error(() -> Refusal.invalid("/" + NAME, "请上传一个文件，字段名为 file。")))
                .onErrorMap(IllegalArgumentException.class, unreadable -> Refusal.of(Reason.REQUEST_MALFORMED))
                .onErrorMap(DecodingException.class, broken -> Refusal.of(Reason.REQUEST_MALFORMED))
                .onErrorMap(DataBufferLimitException.class, large -> Refusal.of(Reason.REQUEST_TOO_LARGE))
                .doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()));
    }

    private void take(PartEvent part, SynchronousSink<ByteBuffer> sink) {
        var piece = Pieces.copied(part.content());
        if (!(part instanceof FilePartEvent) || !part.name().equals(NAME) || ended) {
            sink.error(Refusal.invalid("/" + part.name(), "一次只能上传一个文件，字段名为 file，不要带别的字段。"));
            return;
        }
        ended = part.isLast();
        if (piece.hasRemaining()) {
            sink.next(piece);
        }
    }
}
