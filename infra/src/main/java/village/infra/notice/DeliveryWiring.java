package village.infra.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.credit.matter.CreditMatters;
import village.api.disclosure.Filings;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Committees;
import village.api.disclosure.question.Questions;
import village.api.inquiry.Desks;
import village.api.inquiry.Inquiries;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Senders;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.delivery.CloseDigests;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.Digests;
import village.api.notice.delivery.Reports;
import village.api.notice.delivery.TakeReport;
import village.api.notice.delivery.Tellings;
import village.api.notice.preference.Preferences;
import village.api.notice.telling.ArticleNews;
import village.api.notice.telling.BindingNews;
import village.api.notice.telling.ComplaintNews;
import village.api.notice.telling.CreditNews;
import village.api.notice.telling.FamilyNews;
import village.api.notice.telling.FilingNews;
import village.api.notice.telling.InquiryNews;
import village.api.notice.telling.Planner;
import village.api.notice.telling.QuestionNews;
import village.api.notice.telling.TellPeople;
import village.api.place.Contacts;
import village.api.place.Villages;
import village.infra.complaint.RememberedHandlers;
import village.infra.event.Loops;

/** How events become notices and how these go out. */
@Configuration(proxyBeanMethods = false)
class DeliveryWiring {
    @Bean
    Addresses noticeAddresses(@Value("${village.public-url:}") String publicUrl) {
        return new Addresses(
                Optional.of(publicUrl.strip().replaceAll("/+$", "")).filter(url -> !url.isEmpty()));
    }

    @Bean
    Planner noticePlanner(
            Routes routes, Preferences preferences, Contacts contacts, Addresses addresses, Ids ids, Clock clock) {
        return new Planner(routes, preferences, contacts, addresses, ids, clock);
    }

    @Bean
    ComplaintNews complaintNews(Complaints complaints, RememberedHandlers handlers, Followers followers) {
        return new ComplaintNews(complaints, handlers, followers);
    }

    @Bean
    BindingNews bindingNews(RememberedHandlers handlers) {
        return new BindingNews(handlers);
    }

    @Bean
    FamilyNews familyNews(RememberedHandlers handlers) {
        return new FamilyNews(handlers);
    }

    @Bean
    QuestionNews questionNews(Questions questions, RememberedHandlers handlers) {
        return new QuestionNews(questions, handlers);
    }

    @Bean
    FilingNews filingNews(Filings filings, Committees committees, Checkers checkers, RememberedHandlers handlers) {
        return new FilingNews(filings, committees, checkers, handlers);
    }

    @Bean
    InquiryNews inquiryNews(Inquiries inquiries, Desks desks, RememberedHandlers handlers) {
        return new InquiryNews(inquiries, desks, handlers);
    }

    @Bean
    CreditNews creditNews(CreditMatters matters, RememberedHandlers handlers) {
        return new CreditNews(matters, handlers);
    }

    @Bean
    ArticleNews articleNews(RememberedHandlers handlers) {
        return new ArticleNews(handlers);
    }

    @Bean
    TellPeople tellPeople(
            ComplaintNews complaintNews,
            BindingNews bindingNews,
            FamilyNews familyNews,
            QuestionNews questionNews,
            FilingNews filingNews,
            InquiryNews inquiryNews,
            CreditNews creditNews,
            ArticleNews articleNews,
            Villages villages,
            Planner planner,
            Tellings tellings) {
        return new TellPeople(
                complaintNews,
                bindingNews,
                familyNews,
                questionNews,
                filingNews,
                inquiryNews,
                creditNews,
                articleNews,
                villages,
                planner,
                tellings);
    }

    @Bean
    CloseDigests closeDigests(
            Digests digests,
            Routes routes,
            Preferences preferences,
            Villages villages,
            Addresses addresses,
            Ids ids,
            Clock clock) {
        return new CloseDigests(digests, routes, preferences, villages, addresses, ids, clock);
    }

    /** Whichever instance WeChat calls takes it. */
    @Bean
    TakeReport takeReport(Reports reports, NoticeSettings settings, Clock clock) {
        return new TakeReport(reports, settings.pace(), clock, new Random());
    }

    /** Only an instance with the WeChat face can send. */
    @Bean
    Loops noticeWorkers(
            ObjectProvider<SubscribeMessages> subscribe,
            ObjectProvider<CustomerMessages> customer,
            ObjectProvider<TemplateMessages> template,
            Deliveries deliveries,
            CloseDigests closeDigests,
            TakeReport takeReport,
            MeterRegistry registry,
            Clock clock,
            NoticeSettings settings) {
        var sender = subscribe.getIfAvailable();
        if (sender == null || !settings.enabled()) {
            return Loops.idle();
        }
        var senders = new Senders(sender, customer.getObject(), template.getObject());
        var deliver = new DeliverNotices(deliveries, senders, settings.pace(), clock, new Random());
        return NoticeWorkers.of(deliver, takeReport, closeDigests, deliveries, new NoticeMetrics(registry), settings);
    }
}
