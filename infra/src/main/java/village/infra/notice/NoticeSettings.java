package village.infra.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import village.api.notice.delivery.DeliverNotices;

/**
 * How notices go out.
 *
 * @param enabled whether this instance sends
 * @param lanes how many messages it sends at once; one that hangs holds up its own lane only
 * @param poll how long a lane rests when nothing is due
 * @param sweep how often it looks for attempts whose instance died, and counts what waits
 * @param answer how long one message may take before its outcome counts as unknown
 * @param firstRetry the wait after WeChat's first try-later; it doubles with each further one
 * @param longestRetry where the doubling ends
 * @param giveUp how long a message is tried before it is parked
 * @param crashed how long an attempt may be under way before its instance is taken for dead
 */
@ConfigurationProperties("village.notice")
record NoticeSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("4") int lanes,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("30s") Duration sweep,
        @DefaultValue("20s") Duration answer,
        @DefaultValue("30s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("24h") Duration giveUp,
        @DefaultValue("2m") Duration crashed) {

    DeliverNotices.Pace pace() {
        return new DeliverNotices.Pace(answer, firstRetry, longestRetry, giveUp, crashed);
    }
}
