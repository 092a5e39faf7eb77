package village.wechat.identity;

import java.util.Map;

/** What people call the government platforms. */
final class PlatformNames {
    private static final Map<String, String> KNOWN = Map.of("zhejiang", "浙里办");

    private PlatformNames() {}

    static String label(String platform) {
        return KNOWN.getOrDefault(platform, platform);
    }
}
