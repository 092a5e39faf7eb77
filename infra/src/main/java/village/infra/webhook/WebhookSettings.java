package village.infra.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other platforms are told of changes.
 *
 * @param enabled whether this instance sends
 * @param hosts where messages may go: a host, {@code host:port}, or {@code .example.cn} for all below; none by default
 * @param local whether http and addresses inside the house will do; for the embedded run and tests only
 * @param poll how long sending rests when nothing was due
 * @param patience how long a receiver may take
 * @param lease how long a sending belongs to one instance; longer than {@code patience}
 * @param atOnce how many messages one receiver gets at once from one instance
 * @param firstRetry the wait after the first failure
 * @param longestRetry where the growing of the wait ends
 * @param giveUp how long after the first failure a message is parked
 * @param keep how long messages that ended are shown
 */
@ConfigurationProperties("village.webhook")
record WebhookSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> hosts,
        @DefaultValue("false") boolean local,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("4") int atOnce,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("6h") Duration longestRetry,
        @DefaultValue("3d") Duration giveUp,
        @DefaultValue("30d") Duration keep) {
    WebhookSettings {
        hosts = List.copyOf(hosts);
        if (lease.compareTo(patience) <= 0) {
            throw new IllegalArgumentException("village.webhook.lease: " + lease + " (expected: more than patience)");
        }
    }
}
