package village.infra.inquiry.faq;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.gate.PublishGate;
import village.api.inquiry.Desks;
import village.api.inquiry.faq.Faqs;
import village.api.inquiry.faq.FindFaqs;
import village.api.inquiry.faq.WriteFaq;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class FaqWiring {
    @Bean
    Faqs faqs(Database database) {
        return new PostgresFaqs(database);
    }

    @Bean
    FindFaqs findFaqs(Faqs faqs) {
        return new FindFaqs(faqs);
    }

    @Bean
    WriteFaq writeFaq(Faqs faqs, Desks desks, PublishGate gate, Ids ids, Clock clock) {
        return new WriteFaq(faqs, desks, gate, ids, clock);
    }
}
