package village.infra.evidence;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import village.api.evidence.checkpoint.PushCheckpoints;

/**
 * How records go into the log and its checkpoints out of the house.
 *
 * @param enabled whether this instance signs and pushes; recording follows {@code village.event.enabled}
 * @param origin names this installation's log for ever: its domain and a path, without a scheme
 * @param sign how often it looks whether the log has grown
 * @param push how often each holder gets the newest checkpoint
 * @param answer how long a holder may take
 * @param firstRetry the wait after a holder's first failure; it doubles up to {@code push}
 * @param holders the HTTPS addresses that get checkpoints, by a name; no other is ever called
 * @param folder where each checkpoint is also written as a file, for a mailbox or another machine to fetch; empty: none
 * @param formerKeys public keys that signed heads before the present one, as {@code name+hash+key}
 * @param auditLines so many audit lines make a head at once
 * @param auditEvery fewer make one after so long
 * @param auditMargin how long a line is left to be committed
 */
@ConfigurationProperties("village.evidence")
record EvidenceSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("xiangyin/evidence") String origin,
        @DefaultValue("10s") Duration sign,
        @DefaultValue("1h") Duration push,
        @DefaultValue("10s") Duration answer,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue Map<String, URI> holders,
        @DefaultValue("") String folder,
        @DefaultValue List<String> formerKeys,
        @DefaultValue("1000") int auditLines,
        @DefaultValue("1h") Duration auditEvery,
        @DefaultValue("1m") Duration auditMargin) {
    EvidenceSettings {
        holders = Map.copyOf(holders);
        formerKeys = List.copyOf(formerKeys);
        holders.forEach(EvidenceSettings::require);
    }

    private static void require(String name, URI address) {
        var host = String.valueOf(address.getHost());
        var local = host.equals("localhost") || host.equals("127.0.0.1");
        if (!"https".equals(address.getScheme()) && !local) {
            throw new IllegalArgumentException("village.evidence.holders." + name + ": (expected: an https address)");
        }
    }

    PushCheckpoints.Pace pace() {
        return new PushCheckpoints.Pace(push, answer, firstRetry);
    }
}
