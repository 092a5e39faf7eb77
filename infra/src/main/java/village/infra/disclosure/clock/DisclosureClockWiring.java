package village.infra.disclosure.clock;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.disclosure.Filings;
import village.api.disclosure.clock.SettleFilings;
import village.infra.event.Loop;
import village.infra.event.Loops;

@Configuration(proxyBeanMethods = false)
class DisclosureClockWiring {
    @Bean
    Loops disclosureClocks(Filings filings, Ids ids, Clock clock, DisclosureSettings settings) {
        if (!settings.clocks()) {
            return Loops.idle();
        }
        var settle = new SettleFilings(filings, ids, clock, settings.batch());
        return new Loops(List.of(
                new Loop("disclosure settling", settings.rest(), settle.settle().map(done -> done > 0))));
    }
}
