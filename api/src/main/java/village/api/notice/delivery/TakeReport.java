package village.api.notice.delivery;

import java.time.Clock;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import village.api.notice.channel.Outcome;
import village.api.notice.delivery.Deliveries.Ending;

/**
 * Takes what WeChat tells afterwards of a message it had taken: one that did not arrive is treated like one that could not
 * be sent, tried again, parked in the end, or told by the next channel.
 */
public final class TakeReport {
    private final Reports reports;
    private final Endings endings;
    private final Clock clock;

    public TakeReport(Reports reports, DeliverNotices.Pace pace, Clock clock, RandomGenerator random) {
        this.reports = reports;
        this.endings = new Endings(pace, random);
        this.clock = clock;
    }

    /** Completes when the report is safe; telling it again is harmless. */
    public Mono<Void> take(Report report) {
        return Mono.defer(() -> reports.take(report, clock.instant(), this::ending))
                .then();
    }

    /** Takes those that came before it was written down how sending ended. Gives how many deliveries changed. */
    public Mono<Long> catchUp() {
        return Mono.defer(() -> reports.catchUp(clock.instant(), this::ending));
    }

    private Ending ending(Delivery attempt, Outcome outcome) {
        return endings.of(attempt, outcome, clock.instant());
    }
}
