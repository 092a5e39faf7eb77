package village.api.complaint.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** How long an answer may take. */
public sealed interface Due {
    /** The village's clock. */
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The promise of a first answer within 24 hours, where neither category nor village says anything else. */
    Due PROMISE = new Hours(24);

    /** The last moment that is still in time. */
    Instant from(Instant filed, WorkingDays calendar);

    /** Clock hours, days off included: for what cannot wait for Monday. */
    record Hours(int count) implements Due {
        public Hours {
            positive(count);
        }

        @Override
        public Instant from(Instant filed, WorkingDays calendar) {
            return filed.plus(Duration.ofHours(count));
        }
    }

    /** Working days; the day of filing does not count, the last day counts to its end (23:59:59). */
    record Days(int count) implements Due {
        public Days {
            positive(count);
        }

        @Override
        public Instant from(Instant filed, WorkingDays calendar) {
            var last = calendar.after(filed.atZone(ZONE).toLocalDate(), count);
            return last.atTime(LocalTime.of(23, 59, 59)).atZone(ZONE).toInstant();
        }
    }

    private static void positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
        }
    }
}
