package village.infra.crypto;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Fingerprints;

@Configuration(proxyBeanMethods = false)
class CryptoWiring {
    @Bean
    Sealer sealer(Secrets secrets) {
        return new Sealer(secrets);
    }

    @Bean
    Fingerprints fingerprints(Secrets secrets) {
        return new HmacFingerprints(secrets.sessionKey("fingerprint"));
    }
}
