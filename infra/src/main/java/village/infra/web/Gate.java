package village.infra.web;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

/**
 * Turns away at the door what no handler could take: text that cannot be kept, paths that could be read in two ways, and
 * JSON that is too large. Where a filing
 * with its finance table is sent, more is taken than elsewhere.
 */
@Component
@Order(RequestTrail.ORDER + 10)
class Gate implements WebFilter {
    static final int MAX_JSON_BYTES = 256 * 1024;
    /** A table of 2,000 rows with everything written out. */
    static final int MAX_TABLE_BYTES = 2 * 1024 * 1024;

    private static final Pattern TABLES =
            Pattern.compile("/console/v1/villages/[^/]+/disclosures(/[^/]+|/finance-tables/recounts)?");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!UrlText.clean(request.getURI().getRawPath())
                || !UrlText.clean(request.getURI().getRawQuery())) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_TEXT_UNSUPPORTED));
        }
        if (PathTricks.in(request.getURI().getRawPath())) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED));
        }
        if (!json(request)) {
            return chain.filter(exchange);
        }
        var most = TABLES.matcher(request.getPath().value()).matches() ? MAX_TABLE_BYTES : MAX_JSON_BYTES;
        if (request.getHeaders().getContentLength() > most) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_TOO_LARGE));
        }
        return chain.filter(
                exchange.mutate().request(new Measured(request, most)).build());
    }

    private static boolean json(ServerHttpRequest request) {
        var type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Counts what comes in pieces without a length. */
    private static final class Measured extends ServerHttpRequestDecorator {
        private final int most;

        private Measured(ServerHttpRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var read = new AtomicLong();
                return super.getBody().doOnNext(piece -> {
                    if (read.addAndGet(piece.readableByteCount()) > most) {
                        DataBufferUtils.release(piece);
                        throw Refusal.of(Reason.REQUEST_TOO_LARGE);
                    }
                });
            });
        }
    }
}
