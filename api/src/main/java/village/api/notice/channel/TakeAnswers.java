package village.api.notice.channel;

import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** WeChat itself tells which messages a user allows, or allows no more. */
public final class TakeAnswers {
    private final Subscriptions subscriptions;

    public TakeAnswers(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * Completes when it is safe; telling it again is harmless.
     *
     * @param answers template to answer
     * @param at when he answered, by WeChat's clock
     */
    public Mono<Void> take(OpenId user, Map<String, Subscriptions.Answer> answers, Instant at) {
        return Mono.defer(() -> subscriptions.told(user, answers, at));
    }
}
