package village.infra.embedded;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import village.infra.embedded.demo.DemoMessages;
import village.infra.embedded.demo.DemoWiring;
import village.infra.embedded.demo.account.DemoAccountWiring;
import village.infra.embedded.demo.affairs.DemoAffairsWiring;
import village.infra.embedded.demo.cases.DemoCasesWiring;
import village.infra.embedded.demo.client.DemoClientWiring;
import village.infra.embedded.demo.credit.DemoCreditWiring;
import village.infra.embedded.demo.inquiries.DemoInquiriesWiring;
import village.infra.embedded.demo.study.DemoStudyWiring;

/** What only the embedded run has. Named by {@link EmbeddedVillage}, never scanned. */
@Configuration(proxyBeanMethods = false)
@Import({
    DemoWiring.class,
    DemoAccountWiring.class,
    DemoAffairsWiring.class,
    DemoCasesWiring.class,
    DemoClientWiring.class,
    DemoCreditWiring.class,
    DemoInquiriesWiring.class,
    DemoStudyWiring.class
})
class EmbeddedWiring {
    @Bean
    DemoMessages demoMessages(SimulatedWechat wechat) {
        return () -> wechat.sent().stream().map(EmbeddedWiring::toMessage).toList();
    }

    private static DemoMessages.Message toMessage(SimulatedWechat.SentMessage sent) {
        return new DemoMessages.Message(
                sent.time(), sent.path(), sent.openid(), sent.template(), sent.data(), sent.errcode());
    }
}
