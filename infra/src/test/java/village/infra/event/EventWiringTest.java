package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class EventWiringTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Set<Event> consumed = ConcurrentHashMap.newKeySet();
    private final Set<Event> heard = ConcurrentHashMap.newKeySet();
    private final Event event = Workshop.event(UUID.randomUUID(), 1);
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(EventWiring.class, Settings.class)
            .withBean(Database.class, POSTGRES::database)
            .withBean(Ids.class, () -> Workshop.IDS)
            .withBean(Clock.class, Clock::systemUTC)
            .withPropertyValues("village.event.poll=5ms");

    @Test
    void leadsAnEventToConsumersAndListeners() {
        application.withBean(Consumer.class, this::consumer).run(context -> {
            listen(context.getBean(LogTail.class));
            Workshop.append(POSTGRES.database(), event);
            Awaitility.await().atMost(Workshop.PATIENCE).until(() -> consumed.contains(event));
            Awaitility.await().atMost(Workshop.PATIENCE).until(this::heardOneMore);
        });
    }

    @Test
    void theTailWakesConsumersThatRest() {
        application
                .withBean(Consumer.class, this::consumer)
                .withPropertyValues("village.event.consumer-rest=1h")
                .run(context -> {
                    for (var later = 0; later < 20; later++) {
                        var one = Workshop.event(UUID.randomUUID(), 1);
                        Workshop.append(POSTGRES.database(), one);
                        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> consumed.contains(one));
                    }
                });
    }

    @Test
    void onlyListensWhereItIsNotEnabled() {
        application
                .withBean(Consumer.class, this::consumer)
                .withPropertyValues("village.event.enabled=false")
                .run(context -> {
                    listen(context.getBean(LogTail.class));
                    Awaitility.await().atMost(Workshop.PATIENCE).until(() -> {
                        Workshop.sequence(POSTGRES.database());
                        return heardOneMore();
                    });
                    assertThat(consumed).isEmpty();
                });
    }

    @Test
    void refusesTwoConsumersOfOneName() {
        var both = Map.of("one", consumer(), "two", consumer());
        application
                .withInitializer(context -> both.forEach(context.getBeanFactory()::registerSingleton))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("expected: each name once"));
    }

    /** The tail starts at whatever head it finds, so an event is only sure to be heard if it comes later. */
    private boolean heardOneMore() {
        Workshop.append(POSTGRES.database(), Workshop.event(UUID.randomUUID(), 1));
        return !heard.isEmpty();
    }

    private Consumer consumer() {
        return Workshop.consumer("wiring", taken -> Mono.fromRunnable(() -> consumed.add(taken.event())));
    }

    private void listen(LogTail tail) {
        tail.listen("wiring", new LogTail.Listener() {
            @Override
            public void happened(SequencedEvent event) {
                heard.add(event.event());
            }

            @Override
            public void missed() {
                heard.clear();
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EventSettings.class)
    static class Settings {}
}
