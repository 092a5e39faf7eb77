package village.infra.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is put in order and followed.
 *
 * @param enabled whether this instance gives positions and runs consumers; its caches follow the log in any case
 * @param poll how long the sequencer and the instance's tail rest when there was nothing to do
 * @param consumerRest how long a consumer rests when the tail has nothing to tell; what failed before is tried again then
 * @param sequencerBatch how many events get their position in one transaction
 * @param consumerBatch how many events a consumer takes in one transaction
 * @param attempts how often a consumer tries an event before it is parked
 * @param firstRetry the wait after the first failure; it doubles with each further one
 * @param longestRetry where the doubling ends
 */
@ConfigurationProperties("village.event")
record EventSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("2s") Duration consumerRest,
        @DefaultValue("500") int sequencerBatch,
        @DefaultValue("100") int consumerBatch,
        @DefaultValue("10") int attempts,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("10m") Duration longestRetry) {

    /** The wait after so many failures. */
    Duration backoff(int failures) {
        var wait = firstRetry;
        for (var i = 1; i < failures && wait.compareTo(longestRetry) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
