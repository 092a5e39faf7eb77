package village.infra.event;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.event.EventLog;
import village.api.event.LogTail;
import village.api.event.feed.Owners;
import village.api.event.feed.ReadChanges;
import village.api.event.feed.Territories;
import village.api.event.feed.Views;
import village.api.place.Villages;

/** The log for other platforms. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {
    @Bean
    Territories territories(Villages villages, LogTail tail, Clock clock) {
        var territories = new RememberedTerritories(Territories.asking(villages), clock);
        tail.listen("territories", territories);
        return territories;
    }

    @Bean
    Views views(Territories territories, Owners owners) {
        return new Views(territories, owners);
    }

    @Bean
    ReadChanges readChanges(EventLog log, Views views) {
        return new ReadChanges(log, views);
    }
}
