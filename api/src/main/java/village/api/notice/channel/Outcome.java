package village.api.notice.channel;

/** What became of a message. */
public enum Outcome {
    SENT,
    /** 43101: the user did not allow it or used his consent up. */
    REFUSED,
    /** 45015, 45047: WeChat's window for answers is closed or used up. */
    NO_WINDOW,
    /** Certainly not sent; asking later may work (busy, token, quota, not reached). */
    TRY_LATER,
    /** Certainly not sent and never will be so (bad template, bad data, unknown user, account without the right). */
    IMPOSSIBLE,
    /** Perhaps sent. Never send again, by no channel. */
    UNKNOWN
}
