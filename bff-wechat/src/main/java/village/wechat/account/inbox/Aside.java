package village.wechat.account.inbox;

import reactor.core.publisher.Mono;

/** Where letters wait while the inbox cannot be reached. Somebody carries them over when it is back. */
public interface Aside {
    /** Puts a letter aside, once; fails when it is not safe there either, or there is no room. */
    Mono<Void> put(Letter letter);
}
