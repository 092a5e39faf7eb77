package village.infra.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.notice.Notices;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Subscriptions;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.Digests;
import village.api.notice.delivery.Reports;
import village.api.notice.delivery.Tellings;
import village.api.notice.oversight.CaseNotices;
import village.api.notice.oversight.ParkedNotices;
import village.api.notice.preference.Preferences;
import village.infra.notice.channel.PostgresReplyWindows;
import village.infra.notice.channel.PostgresRoutes;
import village.infra.notice.channel.PostgresSubscriptions;
import village.infra.notice.oversight.PostgresCaseNotices;
import village.infra.notice.oversight.PostgresParkedNotices;
import village.infra.postgres.Database;

/** The ports of notices, on PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class NoticePorts {
    @Bean
    Notices notices(Database database) {
        return new PostgresNotices(database);
    }

    @Bean
    Tellings tellings(Database database, Ids ids) {
        return new PostgresTellings(database, ids);
    }

    @Bean
    Deliveries deliveries(Database database, ReplySlots slots) {
        return new PostgresDeliveries(database, slots);
    }

    @Bean
    Reports reports(Database database, ReplySlots slots) {
        return new PostgresReports(database, slots);
    }

    @Bean
    Digests digests(Database database) {
        return new PostgresDigests(database);
    }

    @Bean
    Subscriptions subscriptions(Database database) {
        return new PostgresSubscriptions(database);
    }

    @Bean
    Routes noticeRoutes(Database database) {
        return new PostgresRoutes(database);
    }

    @Bean
    ReplySlots replySlots(Database database) {
        return new PostgresReplyWindows(database);
    }

    @Bean
    Preferences noticePreferences(Database database) {
        return new PostgresPreferences(database);
    }

    @Bean
    ParkedNotices parkedNotices(Database database) {
        return new PostgresParkedNotices(database);
    }

    @Bean
    CaseNotices caseNotices(Database database) {
        return new PostgresCaseNotices(database);
    }
}
