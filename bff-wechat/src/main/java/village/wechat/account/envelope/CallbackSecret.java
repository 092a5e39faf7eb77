package village.wechat.account.envelope;

import java.util.Optional;

/**
 * What an account shares with WeChat for its callbacks.
 *
 * @param token signs
 * @param key seals messages and replies; empty for an account that speaks in plain
 * @param previousKey opens what WeChat sealed before the key was changed
 * @param converses whether followers write to it: a public account, not a mini-program
 */
public record CallbackSecret(
        String token, Optional<CallbackKey> key, Optional<CallbackKey> previousKey, boolean converses) {
    /** Empty for what was sealed for somebody else. */
    Optional<String> open(String appId, String sealed) {
        return key.flatMap(current -> current.open(appId, sealed))
                .or(() -> previousKey.flatMap(former -> former.open(appId, sealed)));
    }

    @Override
    public String toString() {
        return "CallbackSecret[***]";
    }
}
