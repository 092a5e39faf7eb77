package village.infra.embedded.demo.inquiries;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.intake.WhoseCase;
import village.api.gate.PublishGate;
import village.api.identity.Roster;
import village.api.identity.binding.BoundPeople;
import village.api.identity.family.Families;
import village.api.inquiry.Desks;
import village.api.inquiry.Inquiries;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.ModerateInquiry;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.faq.Faqs;
import village.api.inquiry.faq.WriteFaq;
import village.api.place.Villages;
import village.infra.embedded.demo.MovableClock;

/** The demo village's questions. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
public class DemoInquiriesWiring {
    @Bean
    DemoInquiries demoInquiries(
            Villages villages,
            Inquiries inquiries,
            Faqs faqs,
            Desks desks,
            Families families,
            BoundPeople boundPeople,
            Roster roster,
            Calendar calendar,
            Attachments attachments,
            Transactions transactions,
            PublishGate gate,
            Ids ids,
            Clock clock) {
        var moved = new MovableClock(clock);
        var whose = new WhoseCase(families, boundPeople);
        var work = new InquiryWork(inquiries, desks, attachments, transactions, ids, moved);
        var ask = new AskDesk(inquiries, desks, whose, roster, calendar, attachments, transactions, ids, moved);
        return new DemoInquiries(
                villages,
                new InquiryActs(
                        ask,
                        new AnswerInquiry(work, calendar),
                        new ModerateInquiry(work, gate),
                        new WriteFaq(faqs, desks, gate, ids, moved),
                        moved));
    }
}
