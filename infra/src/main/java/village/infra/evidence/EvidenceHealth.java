package village.infra.evidence;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Alarms;

/**
 * Whether the log is what was signed. A rewritten one is an {@code ALARM}, answered with 200: the village's pages are
 * served all the same, and it has no part in readiness.
 */
final class EvidenceHealth implements ReactiveHealthIndicator {
    private static final Duration LIMIT = Duration.ofMillis(900);
    private static final Status ALARM = new Status("ALARM");

    private final Alarms alarms;

    EvidenceHealth(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public Mono<Health> health() {
        return alarms.standing()
                .map(alarm -> Health.status(ALARM).build())
                .defaultIfEmpty(Health.up().build())
                .timeout(LIMIT)
                .onErrorReturn(Health.unknown().build());
    }
}
