package village.wechat.login;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.identity.AccessTokens;
import village.api.identity.AccessTokens.Access;
import village.api.identity.session.StaySignedIn;

/** Keeps a console open while it is used: a write asks whether the session still lives, a reading one now and then. */
@Component
final class ConsoleSessions {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final StaySignedIn staySignedIn;
    private final Cookies cookies;
    private final Clock clock;

    ConsoleSessions(StaySignedIn staySignedIn, Cookies cookies, Clock clock) {
        this.staySignedIn = staySignedIn;
        this.cookies = cookies;
        this.clock = clock;
    }

    Mono<Access> keep(ServerWebExchange exchange, Access access) {
        var old = access.issuedAt().plus(FRESH).isBefore(clock.instant());
        if (!old && !SameOrigin.write(exchange.getRequest())) {
            return Mono.just(access);
        }
        return staySignedIn
                .stay(access.session())
                .doOnNext(issued -> renewIf(old, exchange, issued))
                .thenReturn(access);
    }

    private void renewIf(boolean old, ServerWebExchange exchange, AccessTokens.Issued issued) {
        if (old) {
            cookies.consoleOpened(exchange.getResponse(), issued);
        }
    }
}
