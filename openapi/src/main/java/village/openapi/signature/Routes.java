package village.openapi.signature;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.openapi.client.Scoped;
import village.openapi.client.Unsigned;

/** What the handler of a call says about who may call it. */
@Component
class Routes {
    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** Who may call. */
    sealed interface Door {
        /** Whether it takes a body far larger than others. */
        default boolean bringsFile() {
            return this instanceof With with && with.scope().file();
        }

        record Everybody() implements Door {}

        record With(Scoped scope) implements Door {}

        /** Says nothing of who may call it. */
        record Nobody() implements Door {}
    }

    /** Completes empty when there is no handler: that is answered as everywhere. */
    Mono<Door> door(ServerWebExchange exchange) {
        return mapping.getObject()
                .getHandler(exchange)
                .ofType(HandlerMethod.class)
                .map(Routes::door);
    }

    static Door door(HandlerMethod method) {
        if (method.hasMethodAnnotation(Unsigned.class)) {
            return new Door.Everybody();
        }
        return Optional.ofNullable(method.getMethodAnnotation(Scoped.class))
                .<Door>map(Door.With::new)
                .orElseGet(Door.Nobody::new);
    }
}
