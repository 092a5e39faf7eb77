package village.openapi.caching;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import village.api.client.Access;
import village.api.client.Resource;
import village.openapi.client.Scoped;

/** Which answers have a tag: lists and details of content. A change feed and what is on its way have their own cursors. */
final class Tagged {
    private static final Set<Resource> OTHERWISE =
            EnumSet.of(Resource.CHANGES, Resource.WEBHOOKS, Resource.CONTACTS, Resource.ATTACHMENTS);

    private Tagged() {}

    static boolean is(ServerWebExchange exchange) {
        return HttpMethod.GET.equals(exchange.getRequest().getMethod())
                && Optional.<Object>ofNullable(exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))
                        .filter(HandlerMethod.class::isInstance)
                        .map(HandlerMethod.class::cast)
                        .filter(Tagged::is)
                        .isPresent();
    }

    static boolean is(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(Scoped.class))
                .filter(scoped -> scoped.access() == Access.READ && !OTHERWISE.contains(scoped.value()))
                .isPresent();
    }
}
