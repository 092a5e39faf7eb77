package village.infra.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Redis.
 *
 * @param url for example {@code redis://:password@host:6379/0} or {@code rediss://…}
 * @param patience how long one command may take before it is given up
 * @param required whether to refuse to start without it; otherwise everything does without, more slowly
 */
@ConfigurationProperties("village.redis")
public record RedisSettings(
        @DefaultValue("redis://127.0.0.1:6379") String url,
        @DefaultValue("300ms") Duration patience,
        @DefaultValue("true") boolean required) {
    /** The URL may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[***, " + patience + "]";
    }
}
