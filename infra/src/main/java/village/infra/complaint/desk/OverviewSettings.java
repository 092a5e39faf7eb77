package village.infra.complaint.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import village.api.complaint.desk.WatchOverview;

/**
 * How live overviews follow what happens.
 *
 * @param rest between two readings of an area
 * @param renewal read again at the latest, for colours change with time alone
 * @param doubt how often session and office of a watcher are looked at again
 * @param each watches one person may have on an instance
 * @param all watches an instance bears
 */
@ConfigurationProperties("village.overview")
record OverviewSettings(
        @DefaultValue("1s") Duration rest,
        @DefaultValue("1m") Duration renewal,
        @DefaultValue("1m") Duration doubt,
        @DefaultValue("4") int each,
        @DefaultValue("500") int all) {
    WatchOverview.Pace pace() {
        return new WatchOverview.Pace(rest, renewal, doubt, each, all);
    }
}
