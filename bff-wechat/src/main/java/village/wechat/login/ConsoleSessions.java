package village.wechat.login;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.AccessTokens.Access;
import village.api.identity.Session;
import village.api.identity.session.Sessions;

/** Keeps a console open while it is used: a write asks whether the session still lives, a reading one now and then. */
@Component
final class ConsoleSessions {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Cookies cookies;
    private final Clock clock;

    ConsoleSessions(Sessions sessions, AccessTokens tokens, Cookies cookies, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
        this.clock = clock;
    }

    Mono<Access> keep(ServerWebExchange exchange, Access access) {
        var old = access.issuedAt().plus(FRESH).isBefore(clock.instant());
        if (!old && !SameOrigin.write(exchange.getRequest())) {
            return Mono.just(access);
        }
        return sessions.alive(access.session(), clock.instant())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_EXPIRED)))
                .doOnNext(session -> renewIf(old, exchange, session))
                .thenReturn(access);
    }

    private void renewIf(boolean old, ServerWebExchange exchange, Session session) {
        if (old) {
            cookies.consoleOpened(exchange.getResponse(), tokens.issue(session));
        }
    }
}
