package village.wechat.account.callback;

import java.util.Set;
import reactor.core.publisher.Mono;
import village.wechat.account.envelope.CallbackMessage;

/** Takes certain events of WeChat's own; they are no part of a conversation and reach no inbox. */
public interface CallbackListener {
    /** The events it takes, as WeChat calls them. No two listeners take the same. */
    Set<String> events();

    /** Completes when what was told is safe; WeChat tells again what fails, and may tell twice. */
    Mono<Void> told(String appId, CallbackMessage event);
}
