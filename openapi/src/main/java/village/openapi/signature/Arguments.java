package village.openapi.signature;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.client.SignedClient;

/** Hands controllers whom the filter found. */
final class Arguments implements HandlerMethodArgumentResolver {
    static final String CALLER = SignatureFilter.class.getName() + ".caller";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return SignedClient.class.equals(parameter.getParameterType());
    }

    /** Nothing is assumed: a route the filter did not pass has no caller. */
    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return Mono.justOrEmpty((Object) exchange.getAttribute(CALLER))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CLIENT_HEADERS)));
    }
}
