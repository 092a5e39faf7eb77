package village.openapi.problem;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** In the sandbox a refused signature is answered with what should have been signed. */
public final class StringsToSign {
    private static final String SHOWN = StringsToSign.class.getName();

    private StringsToSign() {}

    public static void show(ServerWebExchange exchange, String text) {
        exchange.getAttributes().put(SHOWN, text);
    }

    static Optional<String> shown(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(SHOWN));
    }
}
