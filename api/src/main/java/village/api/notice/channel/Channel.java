package village.api.notice.channel;

/** A way out, in the order they are tried. The words are stored and published in lower-kebab. */
public enum Channel {
    /** 订阅消息: a mini-program's message the person allowed. */
    SUBSCRIBE,
    /** 客服消息: a public account's message inside WeChat's window. */
    CUSTOMER,
    /** 模板消息: a certified 服务号's message. */
    TEMPLATE
}
