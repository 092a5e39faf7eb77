package village.wechat.gateway;

import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Shuts up libraries that print addresses and bodies with tokens, secrets and codes, whatever the root level is. */
final class QuietLoggers {
    private static final List<String> TALKATIVE = List.of("me.chanjar.weixin", "cn.binarywang.wx", "org.apache.hc");

    private QuietLoggers() {}

    static void silence() {
        var logging = LoggingSystem.get(QuietLoggers.class.getClassLoader());
        TALKATIVE.forEach(logger -> logging.setLogLevel(logger, LogLevel.OFF));
    }
}
