package village.wechat.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Keeps every account supplied with a living token of one sort. The token is shared with the other instances and
 * renewed ahead of its death by one of them; in here, one renewal at a time serves all who wait.
 */
public final class AccessTokens {
    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);
    private static final Duration RENEWAL = Duration.ofSeconds(6);
    private static final Duration BETWEEN_FORCED = Duration.ofMinutes(2);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int LOOKS = 20;

    private final AccessTokenStore store;
    private final Source source;
    private final Clock clock;
    private final ConcurrentMap<String, TokenCell> cells = new ConcurrentHashMap<>();

    /** Where tokens of one sort come from. */
    @FunctionalInterface
    public interface Source {
        /** @param force asks for another one while the present one lives */
        Mono<AccessToken> request(WechatAccount account, boolean force);
    }

    public AccessTokens(AccessTokenStore store, Source source, Clock clock) {
        this.store = store;
        this.source = source;
        this.clock = clock;
    }

    TokenCell cell(String appId) {
        return cells.computeIfAbsent(appId, name -> new TokenCell());
    }

    /** A token that lives, without waiting where one is at hand. */
    public Mono<AccessToken> current(WechatAccount account) {
        return Mono.defer(() -> {
            var cell = cell(account.appId());
            if (cell.lives(AHEAD, clock.instant())) {
                return Mono.just(cell.token());
            }
            if (cell.lives(LAST_MINUTE, clock.instant())) {
                renewAhead(account, cell);
                return Mono.just(cell.token());
            }
            return renewed(account, cell, TokenCell.NONE).onErrorResume(failure -> lastOne(account, cell, failure));
        });
    }

    /** WeChat gives out a new stable token only five minutes before the old one dies, so the pause keeps us from nagging. */
    private void renewAhead(WechatAccount account, TokenCell cell) {
        if (cell.due(BETWEEN_RENEWALS, clock.instant())) {
            renewed(account, cell, TokenCell.NONE)
                    .subscribe(token -> {}, failure -> noteFailedRenewal(account, failure));
        }
    }

    /** Another token than the one WeChat would not take. */
    Mono<AccessToken> insteadOf(AccessToken refused, WechatAccount account) {
        return Mono.defer(() -> renewed(account, cell(account.appId()), refused));
    }

    private Mono<AccessToken> renewed(WechatAccount account, TokenCell cell, AccessToken refused) {
        return cell.together(() -> {
            if (cell.good(refused, refused == TokenCell.NONE ? AHEAD : LAST_MINUTE, clock.instant())) {
                return Mono.just(cell.token());
            }
            return shared(account, refused)
                    .switchIfEmpty(Mono.defer(() -> fetchedByOne(account, refused)))
                    .doOnNext(cell::keep);
        });
    }

    private Mono<AccessToken> shared(WechatAccount account, AccessToken refused) {
        return store.get(account.appId())
                .filter(token -> !token.value().equals(refused.value()) && token.lives(AHEAD, clock.instant()))
                .onErrorResume(unreachable -> Mono.empty());
    }

    private Mono<AccessToken> fetchedByOne(WechatAccount account, AccessToken refused) {
        return store.lease(account.appId(), RENEWAL)
                .onErrorReturn(true)
                .flatMap(mine -> mine ? fetched(account, refused) : fetchedByAnother(account, refused));
    }

    private Mono<AccessToken> fetched(WechatAccount account, AccessToken refused) {
        return source.request(account, false)
                .flatMap(token -> token.value().equals(refused.value()) ? forced(account, token) : Mono.just(token))
                .delayUntil(token -> store.put(account.appId(), token).onErrorComplete())
                .doFinally(
                        end -> store.release(account.appId()).onErrorComplete().subscribe());
    }

    /** WeChat still hands out the token it does not take. Replacing it is rationed, so one instance does it, rarely. */
    private Mono<AccessToken> forced(WechatAccount account, AccessToken refused) {
        return store.lease(account.appId() + " forced", BETWEEN_FORCED)
                .onErrorReturn(false)
                .flatMap(mine -> mine ? source.request(account, true) : Mono.just(refused));
    }

    private Mono<AccessToken> fetchedByAnother(WechatAccount account, AccessToken refused) {
        return shared(account, refused)
                .repeatWhenEmpty(LOOKS, looks -> looks.delayElements(LOOK_AGAIN))
                .onErrorResume(IllegalStateException.class, inVain -> Mono.empty())
                .switchIfEmpty(Mono.defer(() -> fetched(account, refused)));
    }

    private Mono<AccessToken> lastOne(WechatAccount account, TokenCell cell, Throwable failure) {
        if (!cell.lives(Duration.ZERO, clock.instant())) {
            return Mono.error(failure);
        }
        noteFailedRenewal(account, failure);
        return Mono.just(cell.token());
    }

    private static void noteFailedRenewal(WechatAccount account, Throwable failure) {
        LOG.warn(
                "token not renewed, appId={}, why={}",
                account.appId(),
                WechatFailure.of(failure).getMessage());
    }
}
