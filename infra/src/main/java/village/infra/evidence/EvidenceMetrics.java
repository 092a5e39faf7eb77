package village.infra.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Alarms;

/** Shows whether the log is what was signed, as last looked. */
final class EvidenceMetrics {
    private final Alarms alarms;
    private final AtomicInteger standing = new AtomicInteger();

    EvidenceMetrics(MeterRegistry registry, Alarms alarms) {
        this.alarms = alarms;
        Gauge.builder("village.evidence.alarm", standing, AtomicInteger::get)
                .description("1 while the evidence log is not what was signed")
                .register(registry);
    }

    Mono<Void> look() {
        return alarms.standing()
                .hasElement()
                .doOnNext(alarm -> standing.set(alarm ? 1 : 0))
                .then();
    }
}
