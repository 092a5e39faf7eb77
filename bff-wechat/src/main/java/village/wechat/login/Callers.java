package village.wechat.login;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.Person;

/** Whom a request comes from, for filters that stand behind the session filter. */
public final class Callers {
    private Callers() {}

    /** Null on paths that know no actor. */
    public static @Nullable Actor actor(ServerWebExchange exchange) {
        return exchange.getAttribute(SessionFilter.ACTOR);
    }

    /** Whether somebody is signed in and could not be asked for what he is in the village; he then reads as everybody. */
    public static boolean unsure(ServerWebExchange exchange) {
        return exchange.getAttribute(SessionFilter.UNSURE) != null;
    }

    /** Empty when nobody is signed in. */
    public static Optional<Person.Id> person(ServerWebExchange exchange) {
        AccessTokens.Access access = exchange.getAttribute(SessionFilter.ACCESS);
        return Optional.ofNullable(access).map(AccessTokens.Access::person);
    }
}
