package village.infra.event;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.ParkedEvents;
import village.api.event.ParkedEventsContract;
import village.infra.postgres.PostgresExtension;

class PostgresParkedEventsTest implements ParkedEventsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public ParkedEvents parkedEvents() {
        return new PostgresParkedEvents(POSTGRES.database(), UUID::randomUUID, Clock.systemUTC());
    }

    @Override
    public void park(String consumer, Event event) {
        var guilty = Workshop.consumer(
                consumer,
                taken -> taken.event().equals(event) ? Mono.error(new IllegalStateException("no")) : Mono.empty());
        Workshop.happen(POSTGRES.database(), event);
        Workshop.exhaust(new ConsumerRunner(
                POSTGRES.database(), guilty, Workshop.IDS, Workshop.settings(1, Duration.ofMillis(1))));
    }
}
