package village.wechat.gateway;

import java.time.Duration;
import java.time.Instant;

/** What lets us call WeChat in an account's name for a while. Never logged. */
public record AccessToken(String value, Instant expiresAt) {
    public AccessToken {
        if (value.isEmpty() || value.length() > 2048 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("access token: malformed (expected: visible ASCII characters)");
        }
    }

    /** Whether it still lives that long after {@code now}. */
    boolean lives(Duration span, Instant now) {
        return now.plus(span).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AccessToken[***, " + expiresAt + "]";
    }
}
