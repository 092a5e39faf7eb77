package village.wechat.account.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the inbox is.
 *
 * @param keep how long it may take to keep a letter before it is put aside
 * @param budget how long after a callback came it is answered at the latest; WeChat hangs up after five seconds
 * @param look how often somebody who brought a letter again looks whether it is answered
 * @param lease how long a letter stays in one hand before its holder is taken for dead
 * @param answer how long the conversation may take, and how long sending may; well below {@code lease}
 * @param attempts how often answering a letter is tried before it is parked
 * @param retry the wait after the first failure; it doubles with each further one
 * @param longestRetry where the doubling ends
 * @param window how long after a letter came it is tried to send its reply as a message of its own; then it is parked
 */
@ConfigurationProperties("village.account")
public record Pace(
        @DefaultValue("1500ms") Duration keep,
        @DefaultValue("3800ms") Duration budget,
        @DefaultValue("200ms") Duration look,
        @DefaultValue("45s") Duration lease,
        @DefaultValue("20s") Duration answer,
        @DefaultValue("6") int attempts,
        @DefaultValue("2s") Duration retry,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("48h") Duration window) {
    public Pace {
        if (answer.compareTo(lease) >= 0 || keep.compareTo(budget) >= 0) {
            throw new IllegalArgumentException("village.account: answer, keep (expected: less than lease, budget)");
        }
    }

    Duration backoff(int attempt) {
        var wait = retry;
        for (var i = 1; i < attempt && wait.compareTo(longestRetry) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
