package village.infra.embedded.demo.client;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.client.Clients;

/** The sandbox's platform. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
public class DemoClientWiring {
    @Bean
    DemoClient demoClient(Clients clients, Clock clock) {
        return new DemoClient(clients, clock);
    }
}
