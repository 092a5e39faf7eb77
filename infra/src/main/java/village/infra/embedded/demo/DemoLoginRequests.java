package village.infra.embedded.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads along when the console shows somebody a code, because the demo has no phone to scan it with. Only here are
 * codes kept in plain, in memory, for as long as they are good.
 */
final class DemoLoginRequests implements WebFilter {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Deque<Shown> shown = new ConcurrentLinkedDeque<>();
    private final JsonMapper json;
    private final Clock clock;

    DemoLoginRequests(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** A code that a console shows. */
    record Shown(String id, String code, Instant createdAt) {}

    /** The latest first. */
    List<Shown> latest() {
        var since = clock.instant().minus(LIFE);
        shown.removeIf(request -> request.createdAt().isBefore(since));
        return List.copyOf(shown);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!asks(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        var along = new ReadAlong(exchange.getResponse());
        return chain.filter(exchange.mutate().response(along).build());
    }

    private static boolean asks(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && request.getPath().value().equals("/console/v1/login-requests");
    }

    private final class ReadAlong extends ServerHttpResponseDecorator {
        ReadAlong(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return DataBufferUtils.join(body).doOnNext(this::read).flatMap(whole -> super.writeWith(Mono.just(whole)));
        }

        private void read(DataBuffer whole) {
            var bytes = new byte[whole.readableByteCount()];
            var position = whole.readPosition();
            whole.read(bytes).readPosition(position);
            try {
                var answer = json.readTree(bytes);
                if (answer.hasNonNull("id") && answer.hasNonNull("code") && !answer.has("status")) {
                    shown.addFirst(new Shown(
                            answer.get("id").asString(), answer.get("code").asString(), clock.instant()));
                }
            } catch (JacksonException other) {
                // Not the answer we know; the console gets it all the same.
            }
        }
    }
}
