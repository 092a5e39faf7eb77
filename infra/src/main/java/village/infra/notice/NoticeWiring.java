package village.infra.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.complaint.Complaints;
import village.api.complaint.handling.Handlers;
import village.api.notice.AnswerSubscriptions;
import village.api.notice.DeliverNotices;
import village.api.notice.Deliveries;
import village.api.notice.ListSubscriptions;
import village.api.notice.MarkNoticesRead;
import village.api.notice.Notices;
import village.api.notice.OpenReplyWindow;
import village.api.notice.ReadNotices;
import village.api.notice.ReplyWindows;
import village.api.notice.SubscribeMessages;
import village.api.notice.Subscriptions;
import village.api.notice.TellPeople;
import village.api.place.Villages;
import village.infra.event.Loops;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class NoticeWiring {
    @Bean
    Notices notices(Database database) {
        return new PostgresNotices(database);
    }

    @Bean
    Deliveries deliveries(Database database) {
        return new PostgresDeliveries(database);
    }

    @Bean
    Subscriptions subscriptions(Database database) {
        return new PostgresSubscriptions(database);
    }

    @Bean
    OpenReplyWindow openReplyWindow(ObjectProvider<ReplyWindows> windows) {
        return new OpenReplyWindow(windows.getIfAvailable(() -> (follower, by, at) -> Mono.empty()));
    }

    @Bean
    TellPeople tellPeople(
            Complaints complaints,
            Handlers handlers,
            Villages villages,
            Notices notices,
            Subscriptions subscriptions,
            Ids ids,
            Clock clock) {
        return new TellPeople(complaints, handlers, villages, notices, subscriptions, ids, clock);
    }

    @Bean
    ReadNotices readNotices(Notices notices, Villages villages) {
        return new ReadNotices(notices, villages);
    }

    @Bean
    MarkNoticesRead markNoticesRead(Notices notices, Clock clock) {
        return new MarkNoticesRead(notices, clock);
    }

    @Bean
    ListSubscriptions listSubscriptions(Subscriptions subscriptions) {
        return new ListSubscriptions(subscriptions);
    }

    @Bean
    AnswerSubscriptions answerSubscriptions(Subscriptions subscriptions) {
        return new AnswerSubscriptions(subscriptions);
    }

    /** Only an instance with the WeChat face can send. */
    @Bean
    Loops noticeWorkers(
            ObjectProvider<SubscribeMessages> messages,
            Deliveries deliveries,
            MeterRegistry registry,
            Clock clock,
            NoticeSettings settings) {
        var sender = messages.getIfAvailable();
        if (sender == null || !settings.enabled()) {
            return Loops.idle();
        }
        var deliver = new DeliverNotices(deliveries, sender, settings.pace(), clock, new Random());
        return NoticeWorkers.of(deliver, deliveries, new NoticeMetrics(registry), settings);
    }
}
