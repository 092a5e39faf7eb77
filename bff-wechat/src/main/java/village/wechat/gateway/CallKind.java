package village.wechat.gateway;

/** Kinds of calls; each has room and a breaker of its own, so that one that fails does not take the others along. */
public enum CallKind {
    TOKEN,
    LOGIN,
    PAGE_LOGIN,
    PHONE,
    SUBSCRIBE_MESSAGE,
    CUSTOMER_MESSAGE,
    TEMPLATE_MESSAGE,
    MENU,
    PAGE_TICKET,
    ACCOUNT_DRAFT,
    PICTURE,
    CONTENT_CHECK,
    FOLLOWER,
    SENT_FILE
}
