package village.infra.embedded.demo.credit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.credit.branch.Branches;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.api.place.Villages;

/** The demo village's study. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
public class DemoCreditWiring {
    @Bean
    DemoCredit demoCredit(Villages villages, Branches branches, Ledger ledger, AwardCredit award, Clock clock) {
        return new DemoCredit(villages, branches, ledger, award, clock);
    }
}
