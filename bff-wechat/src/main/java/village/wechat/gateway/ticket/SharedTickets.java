package village.wechat.gateway.ticket;

import java.time.Duration;
import reactor.core.publisher.Mono;
import village.wechat.gateway.AccessToken;
import village.wechat.gateway.AccessTokenStore;

/** The tickets' own shelf beside the access tokens. */
record SharedTickets(AccessTokenStore store) implements AccessTokenStore {
    @Override
    public Mono<AccessToken> get(String appId) {
        return store.get(own(appId));
    }

    @Override
    public Mono<Void> put(String appId, AccessToken token) {
        return store.put(own(appId), token);
    }

    @Override
    public Mono<Boolean> lease(String errand, Duration span) {
        return store.lease(own(errand), span);
    }

    @Override
    public Mono<Void> release(String errand) {
        return store.release(own(errand));
    }

    private static String own(String name) {
        return "jsapi-ticket:" + name;
    }
}
