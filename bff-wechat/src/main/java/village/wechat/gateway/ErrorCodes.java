package village.wechat.gateway;

import java.util.Set;

/** WeChat's error codes that mean something to us. */
final class ErrorCodes {
    static final int BUSY = -1;
    static final int OPENID_INVALID = 40003;
    static final int CODE_INVALID = 40029;
    static final int CODE_USED = 40163;
    static final int CODE_EXPIRED = 42003;
    static final int USER_BLOCKED = 40226;
    static final int TOO_FREQUENT = 45011;
    static final int NOT_ALLOWED_BY_USER = 43101;

    /** The token is dead; a new one helps. */
    static final Set<Integer> TOKEN = Set.of(40001, 40014, 42001);

    /** Nothing happened and asking later may work: busy, quota, rate, two at once, our address not yet listed. */
    static final Set<Integer> PASSING = Set.of(BUSY, 45009, TOO_FREQUENT, 43108, 40164);

    /** The follower has not been heard of for too long, was written to often enough, or wants nothing. */
    static final Set<Integer> WINDOW_CLOSED = Set.of(45015, 45047, NOT_ALLOWED_BY_USER);

    private ErrorCodes() {}
}
