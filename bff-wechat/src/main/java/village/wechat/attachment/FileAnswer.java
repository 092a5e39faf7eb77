package village.wechat.attachment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.api.attachment.Format;
import village.api.attachment.ReadAttachment.Reading;

/** Sends bytes so that a browser does nothing with them but show or save them. */
final class FileAnswer {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private FileAnswer() {}

    static Mono<Void> send(Reading reading, ServerHttpResponse response) {
        var headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(reading.format().mediaType()));
        headers.setContentLength(reading.content().bytes());
        headers.setContentDisposition(disposition(reading));
        headers.setCacheControl(CacheControl.maxAge(KEPT).cachePrivate());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        var buffers = response.bufferFactory();
        return response.writeWith(reading.content().content().map(buffers::wrap));
    }

    /** What browsers neither show nor play is offered to be saved. */
    private static ContentDisposition disposition(Reading reading) {
        var format = reading.format();
        var name = reading.attachment()
                .name()
                .map(FileName::value)
                .orElseGet(() -> reading.attachment().id() + "." + format.extension());
        var toSave = format.type() == Attachment.Type.DOCUMENT || format == Format.AMR;
        return (toSave ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(name, StandardCharsets.UTF_8)
                .build();
    }
}
