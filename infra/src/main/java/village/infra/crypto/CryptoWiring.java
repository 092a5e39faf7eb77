package village.infra.crypto;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CryptoWiring {
    @Bean
    Sealer sealer(Secrets secrets) {
        return new Sealer(secrets);
    }
}
