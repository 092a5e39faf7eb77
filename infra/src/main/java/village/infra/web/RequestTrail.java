package village.infra.web;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every request an id and one log line. A safe {@code X-Request-Id} of the caller is kept, any other replaced;
 * problems name it as their {@code instance}. The line tells the route's pattern, never the path or the query: these
 * may hold what does not belong in a log.
 */
@Component
@Order(RequestTrail.ORDER)
class RequestTrail implements WebFilter {
    static final int ORDER = Integer.MIN_VALUE + 10;
    static final String HEADER = "X-Request-Id";

    /** The exchange attribute, and the key in the Reactor context, that hold the id. */
    static final String ID = "village.requestId";

    private static final Logger LOG = LoggerFactory.getLogger("village.request");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern PERSONAL = Pattern.compile("[0-9]{11}|[0-9]{17}[0-9Xx]");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = id(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(ID, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        var line = new Line(exchange, id, System.nanoTime());
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(line::answered));
        return chain.filter(exchange).doOnCancel(line::hungUp).contextWrite(context -> context.put(ID, id));
    }

    private static String id(@Nullable String given) {
        return given != null && usable(given) ? given : drawn();
    }

    /** Unique enough to find a request by; no secret, so the strong source of chance, which may block, is left alone. */
    static String drawn() {
        var chance = ThreadLocalRandom.current();
        return new UUID(chance.nextLong(), chance.nextLong()).toString();
    }

    private static boolean usable(String given) {
        return SAFE.matcher(given).matches() && !PERSONAL.matcher(given).find();
    }

    private record Line(ServerWebExchange exchange, String id, long began, AtomicBoolean written) {
        Line(ServerWebExchange exchange, String id, long began) {
            this(exchange, id, began, new AtomicBoolean());
        }

        void answered() {
            var status = exchange.getResponse().getStatusCode();
            write(status == null ? "200" : Integer.toString(status.value()));
        }

        void hungUp() {
            write("hung-up");
        }

        private void write(String status) {
            if (management() || !written.compareAndSet(false, true)) {
                return;
            }
            var millis = (System.nanoTime() - began) / 1_000_000;
            LOG.atInfo()
                    .addKeyValue("method", exchange.getRequest().getMethod().name())
                    .addKeyValue("route", route())
                    .addKeyValue("status", status)
                    .addKeyValue("millis", millis)
                    .addKeyValue("requestId", id)
                    .log("{} {} {} {} ms {}", exchange.getRequest().getMethod(), route(), status, millis, id);
        }

        private boolean management() {
            return exchange.getRequest().getPath().value().startsWith("/actuator");
        }

        private String route() {
            var pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            return pattern == null ? "(none)" : pattern.toString();
        }
    }
}
