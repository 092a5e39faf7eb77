package village.infra.event;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.event.EventLog;
import village.api.event.feed.Owners;
import village.api.event.feed.ReadChanges;
import village.api.event.feed.Views;
import village.api.place.Villages;

/** The log for other platforms. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {
    @Bean
    Views views(Villages villages, Owners owners) {
        return new Views(villages, owners);
    }

    @Bean
    ReadChanges readChanges(EventLog log, Views views) {
        return new ReadChanges(log, views);
    }
}
