package village.openapi.signature;

import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where calls come from, as far as the proxies before us are believed. */
@FunctionalInterface
public interface CallOrigins {
    /** Empty when it cannot be told. */
    Optional<String> of(ServerHttpRequest request);

    /** The house it comes from: many addresses may be one's. */
    default String house(ServerHttpRequest request) {
        return of(request).orElse("-");
    }
}
