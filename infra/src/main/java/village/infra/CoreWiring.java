package village.infra;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Cursors;
import village.api.Ids;
import village.infra.crypto.Secrets;

/** Time, chance and the other few things everybody needs. */
@Configuration(proxyBeanMethods = false)
class CoreWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    Cursors cursors(Secrets secrets) {
        return new Cursors(secrets.sessionKey("cursor"));
    }
}
