package village.infra.event;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.event.Consumer;
import village.api.event.EventLog;
import village.api.event.ListParkedEvents;
import village.api.event.ParkedEvents;
import village.api.event.ReplayParkedEvent;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class EventWiring {
    @Bean
    EventLog eventLog(Database database) {
        return new PostgresEventLog(database);
    }

    @Bean
    PolledLogTail logTail(EventLog log, Database database) {
        var tail = new PolledLogTail(log);
        database.onCommit(tail::written);
        return tail;
    }

    @Bean
    ParkedEvents parkedEvents(Database database, Ids ids, Clock clock) {
        return new PostgresParkedEvents(database, ids, clock);
    }

    @Bean
    ListParkedEvents listParkedEvents(ParkedEvents parked) {
        return new ListParkedEvents(parked);
    }

    @Bean
    ReplayParkedEvent replayParkedEvent(ParkedEvents parked) {
        return new ReplayParkedEvent(parked);
    }

    @Bean
    Loops eventWorkers(
            Database database,
            ObjectProvider<Consumer> consumers,
            PolledLogTail tail,
            Ids ids,
            EventSettings settings) {
        return EventWorkers.of(database, consumers.orderedStream().toList(), tail, ids, settings);
    }
}
