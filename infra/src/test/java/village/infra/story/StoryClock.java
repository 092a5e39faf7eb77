package village.infra.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import village.api.credit.CreditYear;

/** Goes as the system's does, from where a story sets it. It is only set forward. */
final class StoryClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    StoryClock(LocalDateTime start) {
        set(start);
    }

    /** @param time in the village */
    void set(LocalDateTime time) {
        var wanted = Duration.between(real.instant(), time.atZone(CreditYear.ZONE));
        if (wanted.compareTo(ahead.get()) < 0) {
            throw new IllegalArgumentException("time: %s (expected: later than %s)".formatted(time, instant()));
        }
        ahead.set(wanted);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
