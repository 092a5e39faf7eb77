package village.wechat.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach WeChat and how much of this instance it may take up.
 *
 * @param apiUrl where the server API answers; plain http only to this machine itself
 * @param openUrl where browsers are sent to authorise
 * @param connectPatience how long a connection may take to open
 * @param silencePatience how long WeChat may say nothing
 * @param patience how long a call may take in all, waiting for its turn included
 * @param threads how many calls run at once, over all accounts
 * @param queue how many calls wait for a thread before further ones are turned away
 * @param together how many calls of one kind one account may have under way, waiting ones included
 * @param breakerWindow how many of the latest calls of one kind and account are looked at
 * @param breakerPause how long an account's kind of call rests after half of them failed
 */
@ConfigurationProperties("village.wechat")
public record WechatSettings(
        @DefaultValue("https://api.weixin.qq.com") URI apiUrl,
        @DefaultValue("https://open.weixin.qq.com") URI openUrl,
        @DefaultValue("1s") Duration connectPatience,
        @DefaultValue("2500ms") Duration silencePatience,
        @DefaultValue("4s") Duration patience,
        @DefaultValue("12") int threads,
        @DefaultValue("64") int queue,
        @DefaultValue("8") int together,
        @DefaultValue("20") int breakerWindow,
        @DefaultValue("10s") Duration breakerPause) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public WechatSettings {
        trusted("village.wechat.api-url", apiUrl);
        trusted("village.wechat.open-url", openUrl);
        if (threads < 1 || queue < 1 || together < 1 || breakerWindow < 2) {
            throw new IllegalArgumentException("village.wechat: threads, queue, together (expected: at least 1)");
        }
    }

    private static void trusted(String name, URI url) {
        var host = url.getHost();
        var local = "http".equals(url.getScheme()) && host != null && THIS_MACHINE.contains(host);
        if (host == null || !(local || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(name + ": " + url + " (expected: an https URL)");
        }
    }

    /** Without a trailing slash. */
    String api() {
        return apiUrl.toString().replaceFirst("/+$", "");
    }
}
