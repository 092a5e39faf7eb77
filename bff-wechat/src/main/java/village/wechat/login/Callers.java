package village.wechat.login;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import village.api.identity.AccessTokens;
import village.api.identity.Person;

/** Whom a request comes from, for filters that stand behind the session filter. */
public final class Callers {
    private Callers() {}

    /** Empty when nobody is signed in. */
    public static Optional<Person.Id> person(ServerWebExchange exchange) {
        AccessTokens.Access access = exchange.getAttribute(SessionFilter.ACCESS);
        return Optional.ofNullable(access).map(AccessTokens.Access::person);
    }
}
