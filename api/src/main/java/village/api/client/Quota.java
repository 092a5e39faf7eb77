package village.api.client;

import java.time.Duration;
import village.api.Refusal;

/**
 * How often a client may call; what was used comes back evenly.
 *
 * @param count how many calls at once
 * @param window how long until all of them are back
 */
public record Quota(long count, Duration window) {
    private static final long MOST = 1_000_000;

    public Quota {
        if (count < 1 || count > MOST) {
            throw Refusal.invalid("/quota/count", "调用次数应在 1 到 1000000 之间。");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw Refusal.invalid("/quota/seconds", "时间应在 1 秒到 1 天之间。");
        }
    }
}
