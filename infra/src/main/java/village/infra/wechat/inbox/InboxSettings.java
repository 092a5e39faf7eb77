package village.infra.wechat.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters of followers are worked off.
 *
 * @param enabled whether this instance works; letters are received in any case
 * @param lanes how many letters it answers at once outside of callbacks
 * @param poll how long a lane rests when nothing is due
 * @param sweep how often it looks for what is old
 * @param retention how long a letter is kept; it is personal
 * @param aside how many letters may wait in Redis while PostgreSQL is away
 * @param lost when another instance takes over what one was carrying from Redis to PostgreSQL
 */
@ConfigurationProperties("village.inbox")
record InboxSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") int lanes,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("10m") Duration sweep,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("50000") int aside,
        @DefaultValue("30s") Duration lost) {}
