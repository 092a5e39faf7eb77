package village.openapi.signature;

import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where calls come from, as far as the proxies before us are believed. */
@FunctionalInterface
public interface CallOrigins {
    /** Empty when it cannot be told. */
    Optional<String> of(ServerHttpRequest request);
}
