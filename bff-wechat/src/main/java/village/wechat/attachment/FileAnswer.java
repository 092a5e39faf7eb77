package village.wechat.attachment;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.ReadAttachment.Reading;

/** Sends bytes so that a browser does nothing with them but show or save them. */
final class FileAnswer {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private FileAnswer() {}

    static Mono<Void> send(Reading reading, ServerHttpResponse response) {
        var attachment = reading.attachment();
        var headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(attachment.format().mediaType()));
        headers.setContentLength(reading.content().bytes());
        headers.setContentDisposition(disposition(attachment));
        headers.setCacheControl(CacheControl.maxAge(KEPT).cachePrivate());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        var buffers = response.bufferFactory();
        return response.writeWith(reading.content().content().map(buffers::wrap));
    }

    private static ContentDisposition disposition(Attachment attachment) {
        var name = attachment.id() + "." + attachment.format().extension();
        var document = attachment.type() == Attachment.Type.DOCUMENT;
        return (document ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(name)
                .build();
    }
}
