package village.infra.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long answers took, counted in steps of a hundredth of their size. */
final class Times {
    private static final double STEP = Math.log(1.01);
    private static final int STEPS = 2_000;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();

    void add(long micros) {
        counts.incrementAndGet(Math.min(STEPS - 1, (int) (Math.log(Math.max(1, micros)) / STEP)));
        answered.incrementAndGet();
        slowest(micros);
    }

    /** Of whatever answer, or of waiting for none. */
    void slowest(long micros) {
        slowest.accumulateAndGet(micros, Math::max);
    }

    private long at(double part) {
        var left = (long) Math.ceil(answered.get() * part);
        for (var step = 0; step < STEPS; step++) {
            left -= counts.get(step);
            if (left <= 0) {
                return (long) Math.exp((step + 0.5) * STEP);
            }
        }
        return slowest.get();
    }

    /** {@code answered failed micros p50 p99 slowest}. */
    String said(long failed, long micros) {
        return answered.get() + " " + failed + " " + micros + " " + at(0.5) + " " + at(0.99) + " " + slowest.get();
    }
}
