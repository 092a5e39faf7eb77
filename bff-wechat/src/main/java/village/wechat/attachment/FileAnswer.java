package village.wechat.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.api.attachment.Format;
import village.api.attachment.ReadAttachment.Reading;

/**
 * Sends bytes so that a browser does nothing with them but show or save them. It may keep them, and asks each time whether
 * it may still show them: who lost the right to see a file, or wants one that was erased, gets nothing out of its memory.
 */
final class FileAnswer {
    private static final String ANY = "*";

    private FileAnswer() {}

    static Mono<Void> send(Reading reading, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        var tag = reading.tag().map(text -> '"' + text + '"');
        headers.setCacheControl(tag.isPresent() ? CacheControl.noCache().cachePrivate() : CacheControl.noStore());
        tag.ifPresent(headers::setETag);
        if (known(exchange, tag)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        headers.setContentType(MediaType.parseMediaType(reading.format().mediaType()));
        headers.setContentLength(reading.content().bytes());
        headers.setContentDisposition(disposition(reading));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        var buffers = response.bufferFactory();
        return response.writeWith(reading.content().content().map(buffers::wrap));
    }

    /** Whether the browser has these very bytes. What is no tag matches none. */
    private static boolean known(ServerWebExchange exchange, Optional<String> tag) {
        return tag.isPresent()
                && exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(tag.get()) || each.equals("W/" + tag.get()) || each.equals(ANY));
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
