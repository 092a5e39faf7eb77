package village.infra.web.limit;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many in so long, written {@code 30/1m}. What was used comes back evenly.
 *
 * @param count how many at once
 * @param window how long until all of them are back
 */
record Rate(long count, Duration window) {
    Rate {
        if (count < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(count + "/" + window + " (expected: at least 1 in at least 1s)");
        }
    }

    /** Reads what a setting says. */
    public static Rate valueOf(String text) {
        var slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException(text + " (expected: for example 30/1m)");
        }
        return new Rate(
                Long.parseLong(text.substring(0, slash).strip()),
                DurationStyle.detectAndParse(text.substring(slash + 1).strip()));
    }
}
