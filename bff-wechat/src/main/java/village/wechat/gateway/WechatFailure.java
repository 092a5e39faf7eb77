package village.wechat.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call to WeChat that did not succeed, told without a word that WeChat or a library said: their messages carry
 * addresses with tokens and codes in them. Hence no cause either.
 */
public final class WechatFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final List<Class<? extends IOException>> BEFORE_SENDING = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class);

    /** How much is certain. */
    public enum Nature {
        /** WeChat answered with an error code: nothing happened there. */
        ANSWERED,
        /** WeChat certainly did not receive the request. */
        NOT_SENT,
        /** WeChat may have acted: it was silent, broke off or answered nonsense. */
        UNKNOWN
    }

    private final Nature nature;
    private final int code;

    private WechatFailure(Nature nature, int code, String what) {
        super(what, null, false, false);
        this.nature = nature;
        this.code = code;
    }

    static WechatFailure answered(int code) {
        return new WechatFailure(Nature.ANSWERED, code, "errcode " + code);
    }

    static WechatFailure notSent(String why) {
        return new WechatFailure(Nature.NOT_SENT, 0, why);
    }

    static WechatFailure unknown(String why) {
        return new WechatFailure(Nature.UNKNOWN, 0, why);
    }

    /** Tells what a call through WxJava ended with. */
    static WechatFailure of(Throwable failure) {
        if (failure instanceof WechatFailure known) {
            return known;
        }
        var transport = transport(failure);
        if (transport != null) {
            return ofTransport(transport);
        }
        if (failure instanceof WxErrorException refused
                && meant(refused.getError().getErrorCode())) {
            return answered(refused.getError().getErrorCode());
        }
        return unknown("not understood: " + failure.getClass().getSimpleName());
    }

    private static WechatFailure ofTransport(IOException failure) {
        var name = failure.getClass().getSimpleName();
        return BEFORE_SENDING.stream().anyMatch(kind -> kind.isInstance(failure)) ? notSent(name) : unknown(name);
    }

    private static @Nullable IOException transport(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException transport) {
                return transport;
            }
        }
        return null;
    }

    /** Codes WxJava makes up when the answer was empty or unreadable are not WeChat's. */
    private static boolean meant(int code) {
        return code != 0 && code != -99 && code != 99999;
    }

    public Nature nature() {
        return nature;
    }

    /** WeChat's error code; 0 unless it answered. */
    public int code() {
        return code;
    }

    /** Whether WeChat is unwell, rather than of another opinion. */
    public boolean sick() {
        return nature != Nature.ANSWERED || code == ErrorCodes.BUSY;
    }
}
