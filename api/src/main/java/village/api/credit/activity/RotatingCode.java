package village.api.credit.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import village.api.Fingerprints;
import village.api.identity.Role;

/**
 * The code that is shown where an activity takes place. Each activity has its own, another one every few seconds; nobody
 * can tell the next one. The one before is still taken for as long again, for whoever was just typing.
 */
public final class RotatingCode {
    public static final Duration STEP = Duration.ofSeconds(20);
    /** Who sees the codes of his village's activities, wherever he is. */
    public static final Role SHOWN_TO = Role.BRANCH_SECRETARY;

    private static final int CODES = 1_000_000;

    private final Fingerprints fingerprints;

    public RotatingCode(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** @param until when the next one is shown */
    public record Shown(String digits, Instant until) {}

    public Shown shown(Activity.Id activity, Instant now) {
        var step = step(now);
        return new Shown(digits(activity, step), Instant.ofEpochSecond((step + 1) * STEP.toSeconds()));
    }

    public boolean fits(Activity.Id activity, String digits, Instant now) {
        var step = step(now);
        return same(digits, digits(activity, step)) || same(digits, digits(activity, step - 1));
    }

    private static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    private String digits(Activity.Id activity, long step) {
        var keyed = fingerprints.of(("activity-code:" + activity + ":" + step).getBytes(StandardCharsets.UTF_8));
        return "%06d".formatted(Long.parseLong(keyed.substring(0, 12), 16) % CODES);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
