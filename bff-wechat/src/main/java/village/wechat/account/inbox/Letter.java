package village.wechat.account.inbox;

import java.time.Instant;
import village.wechat.account.AccountMessage;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.MessageForm;

/**
 * A message as it came, its origin checked.
 *
 * @param key stands for it for good, however often WeChat tells it
 * @param appId the account it came to
 * @param follower stands for whoever sent it, for good; empty where that was not noted
 * @param receivedAt by our clock
 * @param text as WeChat wrote it; personal
 */
public record Letter(String key, String appId, String follower, Instant receivedAt, String text) {
    AccountMessage message() {
        return MessageForm.read(appId, CallbackMessage.of(text));
    }

    @Override
    public String toString() {
        return "Letter[" + key + ", " + appId + ", " + receivedAt + ", ***]";
    }
}
