package village.infra.inquiry;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.desk.InquiryCounts;
import village.api.complaint.handling.Handlers;
import village.api.complaint.intake.WhoseCase;
import village.api.gate.PublishGate;
import village.api.identity.Roster;
import village.api.identity.binding.BoundPeople;
import village.api.identity.family.Families;
import village.api.inquiry.Desks;
import village.api.inquiry.Inquiries;
import village.api.inquiry.InquiryVisibility;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.EscalateInquiries;
import village.api.inquiry.answering.ModerateInquiry;
import village.api.inquiry.answering.ReadDesk;
import village.api.inquiry.answering.SeatExpert;
import village.api.inquiry.answering.TranscribeInquiry;
import village.api.inquiry.asking.AskAgain;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.asking.ListDesks;
import village.api.inquiry.asking.ReadInquiry;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class InquiryWiring {
    @Bean
    Inquiries inquiries(Database database, Ids ids) {
        return new PostgresInquiries(database, ids);
    }

    @Bean
    InquiryCounts inquiryCounts(Database database) {
        return new PostgresInquiryCounts(database);
    }

    /** Instances do not need to know of each other: each inquiry's row lock decides. */
    @Bean
    Loops inquiryClocks(Inquiries inquiries, Ids ids, Clock clock, InquirySettings settings) {
        if (!settings.clocks()) {
            return Loops.idle();
        }
        var escalate = new EscalateInquiries(inquiries, ids, clock, settings.batch());
        return new Loops(List.of(new Loop(
                "inquiry escalation", settings.rest(), escalate.escalate().map(done -> done > 0))));
    }

    @Bean
    Desks desks(Database database) {
        return new PostgresDesks(database);
    }

    @Bean
    InquiryVisibility inquiryVisibility(Inquiries inquiries, Desks desks) {
        return new InquiryVisibility(inquiries, desks);
    }

    @Bean
    InquiryWork inquiryWork(
            Inquiries inquiries,
            Desks desks,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new InquiryWork(inquiries, desks, attachments, transactions, ids, clock);
    }

    @Bean
    AskDesk askDesk(
            Inquiries inquiries,
            Desks desks,
            Families families,
            BoundPeople boundPeople,
            Roster roster,
            Calendar calendar,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        var whose = new WhoseCase(families, boundPeople);
        return new AskDesk(inquiries, desks, whose, roster, calendar, attachments, transactions, ids, clock);
    }

    @Bean
    ListDesks listDesks(Desks desks) {
        return new ListDesks(desks);
    }

    @Bean
    AskAgain askAgain(InquiryWork work, Calendar calendar) {
        return new AskAgain(work, calendar);
    }

    @Bean
    ReadInquiry readInquiry(Inquiries inquiries, InquiryWork work) {
        return new ReadInquiry(inquiries, work);
    }

    @Bean
    AnswerInquiry answerInquiry(InquiryWork work, Calendar calendar) {
        return new AnswerInquiry(work, calendar);
    }

    @Bean
    TranscribeInquiry transcribeInquiry(InquiryWork work) {
        return new TranscribeInquiry(work);
    }

    @Bean
    ModerateInquiry moderateInquiry(InquiryWork work, PublishGate gate) {
        return new ModerateInquiry(work, gate);
    }

    @Bean
    SeatExpert seatExpert(Desks desks, Handlers handlers, Ids ids, Clock clock) {
        return new SeatExpert(desks, handlers, ids, clock);
    }

    @Bean
    ReadDesk readDesk(Inquiries inquiries, InquiryWork work) {
        return new ReadDesk(inquiries, work);
    }
}
