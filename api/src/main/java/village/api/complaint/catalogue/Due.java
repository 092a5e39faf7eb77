package village.api.complaint.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.IntFunction;

/** How long an answer may take. */
public sealed interface Due {
    /** The village's clock. */
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The promise of a first answer within 24 hours, where neither category nor village says anything else. */
    Due PROMISE = new Hours(24);

    /** The last moment that is still in time. */
    Instant from(Instant filed, WorkingDays calendar);

    /** What is made of it: of the hours, or of the working days. */
    <T> T fold(IntFunction<T> hours, IntFunction<T> days);

    /** As people read it, for example {@code 24 小时}. */
    default String label() {
        return fold(count -> count + " 小时", count -> count + " 个工作日");
    }

    /** Empty where it is told in working days. */
    default Optional<Integer> hours() {
        return fold(Optional::of, count -> Optional.empty());
    }

    /** Empty where it is told in hours. */
    default Optional<Integer> days() {
        return fold(count -> Optional.empty(), Optional::of);
    }

    /** Out of a number of hours, else of working days; empty where there is neither. */
    static Optional<Due> of(Optional<Integer> hours, Optional<Integer> days) {
        return hours.<Due>map(Hours::new).or(() -> days.map(Days::new));
    }

    /** Clock hours, days off included: for what cannot wait for Monday. */
    record Hours(int count) implements Due {
        public Hours {
            positive(count);
        }

        @Override
        public Instant from(Instant filed, WorkingDays calendar) {
            return filed.plus(Duration.ofHours(count));
        }

        @Override
        public <T> T fold(IntFunction<T> hours, IntFunction<T> days) {
            return hours.apply(count);
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

        @Override
        public <T> T fold(IntFunction<T> hours, IntFunction<T> days) {
            return days.apply(count);
        }
    }

    private static void positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
        }
    }
}
