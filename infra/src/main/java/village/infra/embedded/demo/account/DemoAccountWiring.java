package village.infra.embedded.demo.account;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import village.infra.wechat.PostgresCallbackSecrets;

/** The demo's public account. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
@Import(DemoAccountController.class)
public class DemoAccountWiring {
    @Bean
    DemoSecrets demoSecrets(PostgresCallbackSecrets secrets) {
        return new DemoSecrets(secrets);
    }

    @Bean
    DemoFollower demoFollower(PostgresCallbackSecrets secrets, Clock clock) {
        return new DemoFollower(secrets, clock);
    }
}
