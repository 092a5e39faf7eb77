package village.wechat.caching;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends what is ready, packed where that is understood, or says that it is known already. */
final class Bytes {
    /** When an answer was true that may be out of date; missing on all others. */
    static final String AS_OF = "X-Village-As-Of";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Bytes() {}

    static Mono<Void> send(ServerWebExchange exchange, Content content, boolean old, String caching) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        var packed = content.hasPacked() && unpacks(request);
        headers.set(HttpHeaders.ETAG, packed ? content.packedTag() : content.tag());
        headers.set(HttpHeaders.CACHE_CONTROL, caching);
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        asOf(headers, content, old);
        if (knows(request, content)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        if (packed) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return write(exchange, packed ? content.packed() : content.plain());
    }

    /** Sends what is one person's, or says that he has these very bytes already. */
    static Mono<Void> sendOwn(ServerWebExchange exchange, String tag, Supplier<byte[]> bytes) {
        var response = exchange.getResponse();
        response.getHeaders().set(HttpHeaders.ETAG, tag);
        var shown = exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH);
        if (shown != null && (shown.equals("*") || shown.contains(tag))) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        return write(exchange, bytes.get());
    }

    static void asOf(HttpHeaders headers, Content content, boolean old) {
        if (old) {
            var when = OffsetDateTime.ofInstant(content.asOf(), SHANGHAI).truncatedTo(ChronoUnit.SECONDS);
            headers.set(AS_OF, when.toString());
        }
    }

    static Mono<Void> write(ServerWebExchange exchange, byte[] bytes) {
        var response = exchange.getResponse();
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static boolean unpacks(ServerHttpRequest request) {
        var accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static boolean knows(ServerHttpRequest request, Content content) {
        var shown = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH));
        return shown.filter(
                        line -> line.equals("*") || line.contains(content.tag()) || line.contains(content.packedTag()))
                .isPresent();
    }
}
