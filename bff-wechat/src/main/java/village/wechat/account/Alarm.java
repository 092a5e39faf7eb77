package village.wechat.account;

import village.wechat.account.AccountMessage.Content;

/** Says at once whom to call to somebody who seems to be in danger; it needs nothing that could fail. */
@FunctionalInterface
public interface Alarm {
    /** Says nothing. */
    Alarm SILENT = content -> "";

    /** Whom to call; possibly nothing. */
    String about(Content content);
}
