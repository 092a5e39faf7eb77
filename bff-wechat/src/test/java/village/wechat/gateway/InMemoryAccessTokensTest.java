package village.wechat.gateway;

import java.time.Clock;

class InMemoryAccessTokensTest implements AccessTokenStoreContract {
    private final InMemoryAccessTokens store = new InMemoryAccessTokens(Clock.systemUTC());
    private final InMemoryAccessTokens elsewhere = store.instance();

    @Override
    public AccessTokenStore store() {
        return store;
    }

    @Override
    public AccessTokenStore elsewhere() {
        return elsewhere;
    }
}
