package village.infra.inquiry;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.complaint.registration.Callers;
import village.api.identity.AccessLog;
import village.api.identity.Roster;
import village.api.inquiry.Inquiries;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.answering.ViewAsker;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.asking.InquiryCallers;
import village.api.inquiry.asking.RegisterInquiry;
import village.api.inquiry.asking.TakeBackOpenness;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class InquiryCallerWiring {
    @Bean
    InquiryCallers inquiryCallers(Database database, Sealer sealer) {
        return new PostgresInquiryCallers(database, sealer);
    }

    @Bean
    OwnQuestionsByPhone ownQuestionsByPhone(Database database, Sealer sealer) {
        return new OwnQuestionsByPhone(database, sealer);
    }

    @Bean
    RegisterInquiry registerInquiry(AskDesk askDesk, Callers callers, InquiryCallers inquiryCallers) {
        return new RegisterInquiry(askDesk, callers, inquiryCallers);
    }

    @Bean
    TakeBackOpenness takeBackOpenness(InquiryWork work) {
        return new TakeBackOpenness(work);
    }

    @Bean
    ViewAsker viewAsker(
            Inquiries inquiries,
            InquiryWork work,
            Roster roster,
            InquiryCallers inquiryCallers,
            AccessLog accessLog,
            Ids ids,
            Clock clock) {
        return new ViewAsker(inquiries, work, roster, inquiryCallers, accessLog, ids, clock);
    }
}
