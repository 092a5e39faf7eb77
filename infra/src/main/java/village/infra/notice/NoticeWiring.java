package village.infra.notice;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Roster;
import village.api.notice.MarkNoticesRead;
import village.api.notice.Notices;
import village.api.notice.OpenReplyWindow;
import village.api.notice.ReadNotices;
import village.api.notice.ReplyWindows;
import village.api.notice.channel.AnswerSubscriptions;
import village.api.notice.channel.ListSubscriptions;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.TakeAnswers;
import village.api.notice.oversight.CaseNotices;
import village.api.notice.oversight.CountParkedNotices;
import village.api.notice.oversight.ListParkedNotices;
import village.api.notice.oversight.ParkedNotices;
import village.api.notice.oversight.ReadCaseNotices;
import village.api.notice.oversight.ReplayParkedNotice;
import village.api.notice.oversight.SeeParkedNotice;
import village.api.notice.preference.ChoosePreference;
import village.api.notice.preference.Preferences;
import village.api.notice.preference.ReadPreference;
import village.api.place.Villages;

/** What people and staff do with notices. */
@Configuration(proxyBeanMethods = false)
class NoticeWiring {
    @Bean
    OpenReplyWindow openReplyWindow(ReplyWindows windows) {
        return new OpenReplyWindow(windows);
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

    @Bean
    TakeAnswers takeAnswers(Subscriptions subscriptions) {
        return new TakeAnswers(subscriptions);
    }

    @Bean
    ReadPreference readPreference(Preferences preferences, Clock clock) {
        return new ReadPreference(preferences, clock);
    }

    @Bean
    ChoosePreference choosePreference(Preferences preferences, Clock clock) {
        return new ChoosePreference(preferences, clock);
    }

    @Bean
    ListParkedNotices listParkedNotices(ParkedNotices parked, Roster roster) {
        return new ListParkedNotices(parked, roster);
    }

    @Bean
    CountParkedNotices countParkedNotices(ParkedNotices parked) {
        return new CountParkedNotices(parked);
    }

    @Bean
    ReplayParkedNotice replayParkedNotice(ParkedNotices parked, Clock clock) {
        return new ReplayParkedNotice(parked, clock);
    }

    @Bean
    SeeParkedNotice seeParkedNotice(ParkedNotices parked, Clock clock) {
        return new SeeParkedNotice(parked, clock);
    }

    @Bean
    ReadCaseNotices readCaseNotices(ReadComplaint readComplaint, CaseNotices notices) {
        return new ReadCaseNotices(readComplaint, notices);
    }
}
