package village.wechat.login;

import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.place.Village;

/** Hands controllers what the session filter found: the {@link Actor}, what his token says, and the {@link Village} of the path. */
final class RequestArguments implements HandlerMethodArgumentResolver {
    private static final Map<Class<?>, String> ATTRIBUTES = Map.of(
            Actor.class, SessionFilter.ACTOR,
            AccessTokens.Access.class, SessionFilter.ACCESS,
            Village.class, SessionFilter.VILLAGE);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ATTRIBUTES.containsKey(parameter.getParameterType());
    }

    /** Nothing is assumed: a route the filter did not pass has no actor. */
    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var type = parameter.getParameterType();
        var missing = type.equals(Village.class) ? Reason.VILLAGE_NOT_FOUND : Reason.SESSION_REQUIRED;
        return Mono.justOrEmpty((Object) exchange.getAttribute(String.valueOf(ATTRIBUTES.get(type))))
                .switchIfEmpty(Mono.error(() -> Refusal.of(missing)));
    }
}
