package village.wechat.caching;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** Public answers for tests of controllers. */
public final class Answering {
    private Answering() {}

    public static PublicAnswers answers() {
        return new PublicAnswers(new PublicContents(Clock.systemUTC(), Ticker.systemTicker(), 1 << 20));
    }

    public static Json json() {
        return new Json(JsonMapper.shared());
    }
}
